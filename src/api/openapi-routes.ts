import type { Hono } from "hono";
import document from "../../docs/openapi.json?raw";
import type { AppEnv } from "./context.ts";

/** The document as it was generated and committed; a test keeps it current. */
export function openApiRoutes(app: Hono<AppEnv>): void {
  app.get("/api/openapi.json", (c) => c.body(document, 200, { "content-type": "application/json; charset=utf-8" }));
}
