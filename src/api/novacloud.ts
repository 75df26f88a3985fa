import type { Hono } from "hono";
import type { VerbInput } from "../bureau/object.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
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
      const asked = { params: { screen }, query };
      const files = await read(c, await perform(c, "screen.novacloud_files", asked));
      return new Response(await perform(c, "screen.novacloud", { ...asked, files }), {
        headers: {
          "content-type": row.produces,
          "content-disposition": `attachment; filename="novacloud-${screen}-${query.day}.json"`,
          "cache-control": "no-store",
        },
      });
    } catch (error) {
      throw namingTheId(error, params);
    }
  });
}

/** What everybody may have of these, one after another: each file is read through once for its MD5. */
async function read(c: Ctx, hashes: readonly string[]): Promise<VerbInput<"screen.novacloud">["files"]> {
  const named = c.req.param("bureau") ?? "";
  const bureau = await bureauOf(c.env, named);
  const { origin } = new URL(c.env.PUBLIC_URL ?? c.req.url);
  const files: VerbInput<"screen.novacloud">["files"] = {};
  for (const sha256 of hashes) {
    const file = settle(await bureau.file(sha256, null));
    const bytes = file && (await mediaOf(c.env).get(fileKey(named, file.upload)));
    if (file && !bytes) throw new Error(`${named}: the bytes of ${file.upload} are gone`);
    files[sha256] =
      file && bytes ? { url: `${origin}/media/${named}/${sha256}`, md5: await md5Of(bytes), bytes: file.bytes } : null;
  }
  return files;
}

async function md5Of(bytes: ReadableStream<Uint8Array>): Promise<string> {
  const hash = new crypto.DigestStream("MD5");
  await bytes.pipeTo(hash);
  return Array.from(new Uint8Array(await hash.digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
