import { Hono } from "hono";
import { Problem } from "../contracts/problem.ts";
import { apiDocsRoutes } from "../pages/api-docs.tsx";
import { authRoutes } from "./auth.ts";
import { bureauRoutes } from "./bureau.ts";
import { calendarRoutes } from "./calendar.ts";
import type { AppEnv } from "./context.ts";
import { deviceRoutes } from "./device.ts";
import { feedRoutes } from "./feed.ts";
import { identify, ownOrigin } from "./guards.ts";
import { healthRoutes } from "./health.ts";
import { mediaRoutes } from "./media.ts";
import { memberRoutes } from "./member.ts";
import { openApiRoutes } from "./openapi-routes.ts";
import { onError } from "./problems.ts";
import { screenRoutes } from "./screen.ts";
import { setupRoutes } from "./setup.ts";
import { staticRoutes } from "./static.ts";
import { uploadRoutes } from "./upload.ts";

/** The edge: who is it, which bureau, parse by contract, permission; then one call to an object. */
export const app = new Hono<AppEnv>();

app.onError(onError);
app.notFound(() => {
  throw new Problem("not_found");
});
app.use(identify);
app.use(ownOrigin);
healthRoutes(app);
authRoutes(app);
memberRoutes(app);
setupRoutes(app);
openApiRoutes(app);
apiDocsRoutes(app);
bureauRoutes(app);
calendarRoutes(app);
screenRoutes(app);
deviceRoutes(app);
feedRoutes(app);
uploadRoutes(app);
mediaRoutes(app);
staticRoutes(app);
