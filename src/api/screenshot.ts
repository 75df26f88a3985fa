import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { Problem } from "../contracts/problem.ts";
import { SCREENSHOT } from "../contracts/screenshot.ts";
import { evidenceKey } from "../media/media.ts";
import { HEAD_BYTES, sniff } from "../media/sniff.ts";
import { mediaOf } from "../media/store.ts";
import { settle } from "../platform/answer.ts";
import { sha256 } from "../platform/digest.ts";
import { readBytes } from "./body.ts";
import { namingTheId, perform, routeOf } from "./bureau.ts";
import { factsOf, type AppEnv } from "./context.ts";
import { deviceOf } from "./device.ts";
import { readRow } from "./row.ts";
import { signedInFor } from "./session.ts";

/** Pictures that screens draw of themselves: small, so they are read whole. */
export function screenshotRoutes(app: Hono<AppEnv>): void {
  const send = ENDPOINTS["screenshot.send"];
  app.post(routeOf(send), async (c) => {
    const { bureau, bureauId, key } = await deviceOf(c);
    const screenshot = c.req.param("screenshot") ?? "";
    settle(await bureau.requireScreenshot(key, screenshot, factsOf(c)));
    const bytes = await readBytes(c.req.raw.body, SCREENSHOT.bytes);
    await requireJpeg(bytes);
    const picture = { sha256: sha256(bytes), bytes: bytes.length };
    await mediaOf(c.env).put(evidenceKey(bureauId, screenshot, picture.sha256), streamOf(bytes), bytes.length);
    settle(await bureau.keepScreenshot(key, screenshot, picture, factsOf(c)));
    return c.body(null, 204);
  });

  const file = ENDPOINTS["screenshot.file"];
  app.get(routeOf(file), signedInFor(file), async (c) => {
    const { params } = await readRow(c, file);
    const { bureau = "", screen = "", screenshot = "" } = params;
    const { sha256, bytes } = await perform(c, "screenshot.file", { params: { screen, screenshot } }).catch((error) => {
      throw namingTheId(error, params);
    });
    const body = await mediaOf(c.env).get(evidenceKey(bureau, screenshot, sha256));
    if (!body) throw new Error(`${bureau}: the bytes of ${screenshot} are gone`);
    return new Response(body, {
      headers: { "content-type": file.produces, "content-length": String(bytes), "cache-control": "private, no-store" },
    });
  });
}

async function requireJpeg(bytes: Uint8Array): Promise<void> {
  if ((await sniff(bytes.subarray(0, HEAD_BYTES))) === "image/jpeg") return;
  const message = { zh: "应为 JPEG 图片", en: "A JPEG is right" };
  throw new Problem("type_mismatch", { errors: [{ path: "body", message }] });
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
