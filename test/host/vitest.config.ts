import { defineConfig } from "vitest/config";

/** The own-server edition: real processes around a small Worker. */
export default defineConfig({
  root: import.meta.dirname,
  test: { name: "host", include: ["**/*.test.ts"], testTimeout: 30_000, maxWorkers: 2 },
});
