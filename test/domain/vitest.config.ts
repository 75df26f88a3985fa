import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: [
      "test/domain/{time,window,schedule,season,review,event,signup,outcome,booking,figure,reach}/**/*.test.ts",
    ],
    testTimeout: 60_000,
  },
});
