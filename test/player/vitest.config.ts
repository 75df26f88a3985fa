import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/player/**/*.test.ts"], environment: "node" },
});
