import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { novacloud, type NovaDay, type NovaMedia } from "../domain/feed/novacloud.ts";
import { fileKey } from "../media/media.ts";
import { mediaOf } from "../media/store.ts";
import { settle } from "../platform/answer.ts";
import { namingTheId, perform, routeOf } from "./bureau.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { bureauOf } from "./objects.ts";
import { readRow } from "./row.ts";
import { signedInFor } from "./session.ts";

/** A screen's day for download as NovaCloud takes it. The devices check by MD5, which nothing else here needs. */
export function novacloudRoutes(app: Hono<AppEnv>): void {
  const row = ENDPOINTS["screen.novacloud"];
  app.get(routeOf(row), signedInFor(row), async (c) => {
    const { params, query } = await readRow(c, row);
    const { screen = "" } = params;
    try {
      const day = await perform(c, "screen.novacloud", { params: { screen }, query });
      const body = JSON.stringify(novacloud(day, await filesOf(c, day)), null, 2);
      return new Response(body, {
        headers: {
          "content-type": row.produces,
          "content-disposition": `attachment; filename="novacloud-${screen}-${day.day}.json"`,
          "cache-control": "no-store",
        },
      });
    } catch (error) {
      throw namingTheId(error, params);
    }
  });
}

/** The files that everybody may have, one after another: each is read through once for its MD5. */
async function filesOf(c: Ctx, { spots, standIn }: NovaDay): Promise<Map<string, NovaMedia>> {
  const named = c.req.param("bureau") ?? "";
  const bureau = await bureauOf(c.env, named);
  const { origin } = new URL(c.env.PUBLIC_URL ?? c.req.url);
  const hashes = new Set(spots.filter(({ kind }) => kind === "image" || kind === "video").map(({ sha256 }) => sha256));
  if (standIn !== null) hashes.add(standIn);
  const found = new Map<string, NovaMedia>();
  for (const sha256 of hashes) {
    const file = settle(await bureau.file(sha256, null));
    if (!file) continue;
    const bytes = await mediaOf(c.env).get(fileKey(named, file.upload));
    if (!bytes) throw new Error(`${named}: the bytes of ${file.upload} are gone`);
    found.set(sha256, { url: `${origin}/media/${named}/${sha256}`, md5: await md5Of(bytes), bytes: file.bytes });
  }
  return found;
}

async function md5Of(bytes: ReadableStream<Uint8Array>): Promise<string> {
  const hash = new crypto.DigestStream("MD5");
  await bytes.pipeTo(hash);
  return Array.from(new Uint8Array(await hash.digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
