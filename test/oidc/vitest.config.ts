import { defineConfig } from "vitest/config";

/** Sign-in by an organisation's own provider: the built own-server edition under plain workerd, and a real provider. */
export default defineConfig({
  test: { include: ["test/oidc/**/*.test.ts"], environment: "node", testTimeout: 120_000, hookTimeout: 120_000 },
});
