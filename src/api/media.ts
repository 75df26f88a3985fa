import type { Hono } from "hono";
import type { MaterialFile } from "../bureau/material/file.ts";
import { BureauId, Sha256 } from "../contracts/primitives.ts";
import { Problem } from "../contracts/problem.ts";
import { fileKey, thumbnailKey } from "../media/media.ts";
import { noneMatch, rangeOf } from "../media/range.ts";
import { mediaOf } from "../media/store.ts";
import { callerOf } from "./bureau.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { accountOf } from "./session.ts";
import { bureauOf } from "./objects.ts";
import { problemResponse } from "./problems.ts";

/** A page runs by itself in an origin of its own, and loads nothing from anywhere. */
const PAGE_CSP = [
  "sandbox allow-scripts",
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "media-src data: blob:",
  "font-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** The bytes of materials by their hash: approved ones for everybody and for ever, drafts for the bureau's staff. */
export function mediaRoutes(app: Hono<AppEnv>): void {
  app.get("/media/:bureau/:sha256", async (c) => {
    const { bureau, sha256 } = c.req.param();
    const file = await fileOf(c, bureau, sha256);
    const etag = `"${sha256}"`;
    const headers = headersOf(file, etag);
    if (noneMatch(c.req.header("if-none-match"), etag)) return new Response(null, { status: 304, headers });
    headers.set("content-type", file.mime === "text/html" ? "text/html; charset=utf-8" : file.mime);

    const ifRange = c.req.header("if-range");
    const wanted = c.req.method === "GET" && (ifRange === undefined || ifRange === etag);
    const range = wanted ? rangeOf(c.req.header("range"), file.bytes) : null;
    if (range === "unsatisfiable") {
      const refusal = problemResponse(c, { code: "range_not_satisfiable" });
      refusal.headers.set("content-range", `bytes */${file.bytes}`);
      return refusal;
    }
    headers.set("content-length", String(range?.length ?? file.bytes));
    if (range) headers.set("content-range", `bytes ${range.start}-${range.start + range.length - 1}/${file.bytes}`);
    if (c.req.method === "HEAD") return new Response(null, { headers });
    const key = file.thumbnail ? thumbnailKey(bureau, file.upload, sha256) : fileKey(bureau, file.upload);
    const bytes = await mediaOf(c.env).get(key, range ?? undefined);
    if (!bytes) throw new Error(`${bureau}: the bytes of ${file.upload} are gone`);
    return new Response(bytes, { status: range ? 206 : 200, headers });
  });
}

/** The file that this request may have. Everything else looks the same: not found. */
async function fileOf(c: Ctx, bureau: string, sha256: string): Promise<MaterialFile> {
  if (!BureauId.safeParse(bureau).success || !Sha256.safeParse(sha256).success) throw new Problem("not_found");
  const object = await bureauOf(c.env, bureau);
  const open = await object.file(sha256, null);
  if (open.ok && open.value) return open.value;
  const account = await accountOf(c);
  if (!account) throw new Problem("not_found");
  c.set("account", account);
  const own = await object.file(sha256, callerOf(c));
  if (own.ok && own.value) return own.value;
  throw new Problem("not_found");
}

function headersOf(file: MaterialFile, etag: string): Headers {
  const headers = new Headers({
    etag,
    "accept-ranges": "bytes",
    "cache-control": file.approved ? "public, max-age=31536000, immutable" : "private, no-store",
    "x-content-type-options": "nosniff",
  });
  if (file.mime === "text/html") headers.set("content-security-policy", PAGE_CSP);
  return headers;
}
