import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { PersonRef } from "./person.ts";
import { idOf, InstantText, PageQuery, pageOf, Sha256 } from "./primitives.ts";
import { ScreenId } from "./screen.ts";

export const ScreenshotId = idOf("screenshot");
/** What a screen may send of itself, and how long it may take. */
export const SCREENSHOT = { bytes: 1024 * 1024, waitMs: 60_000 } as const;

/** Evidence of what a screen showed: drawn by the player itself, so it tracks the player and not the panel. */
export const Screenshot = z.object({
  id: ScreenshotId,
  screen: ScreenId,
  askedBy: PersonRef,
  askedAt: InstantText,
  /** `lapsed`: none came within a minute. */
  state: z.enum(["asked", "taken", "lapsed"]),
  takenAt: InstantText.nullable(),
  sha256: Sha256.nullable(),
  bytes: z.int().nullable(),
  /** Path on this origin, for whoever is signed in. */
  url: z.string().nullable(),
});
export type Screenshot = z.infer<typeof Screenshot>;

const list = "/api/bureaus/{bureau}/screens/{screen}/screenshots" as const;

export const screenshotEndpoints = endpoints({
  "screenshot.list": {
    method: "GET",
    path: list,
    permission: "screen.read",
    summary: { zh: "屏幕截图", en: "Screenshots of a screen" },
    query: PageQuery,
    result: pageOf(Screenshot),
  },
  "screenshot.request": {
    method: "POST",
    path: list,
    permission: "screen.write",
    summary: { zh: "请屏幕截图；须实时在线", en: "Ask the screen for a screenshot; its live channel must be open" },
    result: Screenshot,
    status: 201,
  },
  "screenshot.file": {
    method: "GET",
    path: `${list}/{screenshot}/file`,
    permission: "screen.read",
    summary: { zh: "截图文件", en: "The picture" },
    adapter: "own",
    produces: "image/jpeg",
  },
  "screenshot.send": {
    method: "POST",
    path: "/api/device/v1/screenshots/{screenshot}",
    permission: "device",
    summary: { zh: "播放端发送截图（JPEG）", en: "The player sends the picture (JPEG)" },
    adapter: "own",
  },
});
