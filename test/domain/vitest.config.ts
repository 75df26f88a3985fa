import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["test/domain/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
