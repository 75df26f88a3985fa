import type { Hono } from "hono";
import { Problem } from "../contracts/problem.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { noRoute } from "./no-route.ts";

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  webmanifest: "application/manifest+json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
};

/** A name with an extension; an invitation's link ends in a dot and 43 characters, and is a page. */
const FILE_NAME = /\.[a-z0-9]{1,11}$/;

const CONSOLE_CSP = [
  "default-src 'self'",
  "script-src 'self'",
  // Ant Design writes its component styles into style elements.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const PLAYER_CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "frame-src 'self' blob:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join("; ");

/** The built console and player: the same files in both editions, from Workers assets or from the server's disk. */
export function staticRoutes(app: Hono<AppEnv>): void {
  app.get("/player", (c) => c.redirect("/player/", 301));
  app.get("*", async (c) => {
    const { pathname } = new URL(c.req.url);
    if (pathname.startsWith("/api/")) throw noRoute(c);
    const file = await fileOf(c, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (file) return file;
    if (pathname.startsWith("/player/") || FILE_NAME.test(pathname)) throw new Problem("not_found");
    // Every other path is a page of the console, which routes by itself.
    const page = await fileOf(c, "/index.html");
    if (!page) throw new Problem("not_found");
    return page;
  });
}

async function fileOf(c: Ctx, path: string): Promise<Response | null> {
  const extension = path.slice(path.lastIndexOf(".") + 1);
  const type = TYPES[extension];
  if (!type || path.includes("..") || path.includes("/.")) return null;
  // Workers assets serve `/` for `/index.html`; a disk service wants the file's own name.
  const name = c.env.EDITION === "server" ? path : path.replace(/index\.html$/, "");
  const found = await c.env.ASSETS.fetch(`http://assets${name}`);
  if (!found.ok) return null;
  const player = path.startsWith("/player/");
  const headers = new Headers({
    "content-type": type,
    // Names below assets/ carry a hash of their content.
    "cache-control": path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  });
  const etag = found.headers.get("etag");
  if (etag) headers.set("etag", etag);
  if (extension === "html") {
    headers.set("content-security-policy", player ? PLAYER_CSP : CONSOLE_CSP);
    if (!player) headers.set("x-frame-options", "DENY");
  }
  return new Response(found.body, { headers });
}
