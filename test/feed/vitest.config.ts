import { defineConfig } from "vitest/config";

/** Feeds as other people's programs read them: the built own-server edition, real mpv and xmllint. */
export default defineConfig({
  test: { include: ["test/feed/**/*.test.ts"], environment: "node", testTimeout: 120_000, hookTimeout: 120_000 },
});
