import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { ScreenId } from "./screen.ts";
import { InstantText } from "./primitives.ts";

/*
 * The live channel of a screen: one WebSocket, subprotocols `fangfei.v1, token.<token>`. It only ever hurries what polling
 * would bring as well, so a screen without it is late and never wrong.
 */

export const LIVE_PROTOCOL = "fangfei.v1";

/** Why the server ends a channel (RFC 6455 §7.4.2: 4000–4999 are ours). */
export const LIVE_CLOSE = {
  /** The same screen opened another one. */
  replaced: 4000,
  /** Nothing that we understand came up. */
  malformed: 4400,
  /** The token was rotated or revoked. */
  revoked: 4401,
  /** Nothing came up for so long that nobody can be there. */
  silent: 4408,
  /** More came up than any screen has to say. */
  flooded: 4429,
} as const;

/** Server to screen. A screen ignores types that it does not know. */
export const LiveDown = z.discriminatedUnion("type", [
  /** Fetch the manifest at a random instant within `withinMs`, so that not all screens ask at once. */
  z.object({ type: z.literal("plan_changed"), withinMs: z.int() }),
  /** Fetch the manifest now. */
  z.object({ type: z.literal("takeover"), takeover: z.string() }),
  z.object({ type: z.literal("takeover_end"), takeover: z.string() }),
  /** Show who you are. */
  z.object({ type: z.literal("identify") }),
  z.object({ type: z.literal("reload") }),
  /** Draw what is shown and send it to `POST /api/device/v1/screenshots/{screenshot}`. */
  z.object({ type: z.literal("screenshot"), screenshot: z.string() }),
  /** Answers the screen's `clock` with its own `sentAt`. */
  z.object({ type: z.literal("clock"), sentAt: z.number(), serverTime: InstantText }),
]);
export type LiveDown = z.infer<typeof LiveDown>;

/** Screen to server: something every minute, or the channel is taken to be dead. */
export const LiveUp = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello") }),
  /** Asks for the server's time; `sentAt` is any number that the screen wants back. */
  z.object({ type: z.literal("clock"), sentAt: z.number() }),
  z.object({ type: z.literal("screenshot_done"), screenshot: z.string() }),
]);
export type LiveUp = z.infer<typeof LiveUp>;

/** Whether the screen could be told: only over an open live channel. */
const Told = z.object({ screen: ScreenId, told: z.boolean() });
const screen = "/api/bureaus/{bureau}/screens/{screen}" as const;

export const liveEndpoints = endpoints({
  "live.open": {
    method: "GET",
    path: "/api/device/v1/live",
    permission: "device",
    summary: { zh: "实时通道（WebSocket）", en: "The live channel (WebSocket)" },
    adapter: "own",
  },
  "screen.identify": {
    method: "POST",
    path: `${screen}/identify`,
    permission: "screen.write",
    summary: { zh: "让屏幕显示自己的名称", en: "Have the screen show its name" },
    result: Told,
  },
  "screen.reload": {
    method: "POST",
    path: `${screen}/reload`,
    permission: "screen.write",
    summary: { zh: "让播放端重新载入", en: "Have the player reload" },
    result: Told,
  },
});
