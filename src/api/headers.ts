import { createMiddleware } from "hono/factory";
import { cookiesAreSecure } from "../directory/accounts.ts";
import type { AppEnv, Ctx } from "./context.ts";

/** A year, as browsers' preload lists ask at least (RFC 6797 §6.1). */
const HSTS = "max-age=31536000; includeSubDomains";

/** Nothing that the product does needs any of these. */
const PERMISSIONS_POLICY = [
  "accelerometer",
  "bluetooth",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Answers of the API are never documents: opened as one, they load nothing and stand in no frame. */
const API_CSP = "default-src 'none'; frame-ancestors 'none'";

/** What every response says of itself. An answer's own header stands. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set("x-request-id", c.get("requestId"));
  headers.set("x-content-type-options", "nosniff");
  // Screens are no browsers with tabs and frames, and ask more often than all others together.
  if (c.req.path.startsWith("/api/device/")) return;
  for (const [name, value] of ownHeaders(c)) if (!headers.has(name)) headers.set(name, value);
});

function ownHeaders(c: Ctx): [name: string, value: string][] {
  const all: [string, string][] = [["referrer-policy", "same-origin"]];
  if (cookiesAreSecure(c.env)) all.push(["strict-transport-security", HSTS]);
  if (!c.req.path.startsWith("/media/")) all.push(["cross-origin-resource-policy", "same-origin"]);
  if (c.req.path.startsWith("/api/")) all.push(["content-security-policy", API_CSP]);
  if (c.res.headers.get("content-type")?.startsWith("text/html"))
    all.push(["permissions-policy", PERMISSIONS_POLICY], ["cross-origin-opener-policy", "same-origin"]);
  return all;
}
