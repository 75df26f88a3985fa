import { defineConfig } from "vitest/config";

/** Journeys and kill tests: the built own-server edition as `npm start` runs it, and real Chromium. */
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
