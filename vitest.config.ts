import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { mkdtempSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Storage, API and timers: in workerd, against the Worker's source with an R2 binding. */
export default defineConfig({
  plugins: [
    cloudflareTest({
      main: "./src/index.ts",
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        bindings: {
          AUTH_SECRET: "test-auth-secret-test-auth-secret-test",
          SETUP_SECRET: "test-setup-secret",
          DEMO_SECRET: "test-demo-secret",
          DEMO: "1",
          // Tests ask faster than people; those of the limits bring a ceiling of their own.
          CEILING: "0",
          MAX_LIVE: "20",
          WEBHOOKS: "robot.example",
        },
        serviceBindings: {
          MEDIA_DISK_UNDER_TEST: { disk: { path: mkdtempSync(join(tmpdir(), "media-disk-")), writable: true } },
        },
      },
    }),
  ],
  // Vitest stumbles over the module that mediabunny leaves out for browsers; its one-file build has none. The small one,
  // because Vitest hands all modules of a file to workerd in one message, which may have no more than 32 MiB.
  resolve: {
    alias: { mediabunny: join(import.meta.dirname, "node_modules/mediabunny/dist/bundles/mediabunny.min.mjs") },
  },
  test: {
    include: ["test/{api,bureau,directory,media,platform}/**/*.test.ts"],
    // Two at a time even on two cores: much of a file's time is waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
