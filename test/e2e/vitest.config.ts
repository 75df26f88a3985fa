import { defineConfig } from "vitest/config";

/** Journeys and kill tests: the built own-server edition as `npm start` runs it, and real Chromium. */
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    environment: "node",
    // Two servers and two browsers at once: more than two cores are not counted on.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
