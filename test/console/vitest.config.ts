import { defineConfig } from "vitest/config";

/** The console's own logic, without a browser. */
export default defineConfig({
  test: { include: ["test/console/**/*.test.ts"], environment: "node" },
});
