import type { Env } from "../../src/env.ts";

declare global {
  namespace Cloudflare {
    interface Env extends TestEnv {}
    interface GlobalProps {
      mainModule: typeof import("../../src/index.ts");
    }
  }
}
interface TestEnv extends Env {
  MEDIA_DISK_UNDER_TEST: Fetcher;
}
