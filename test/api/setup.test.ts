import { expect, test } from "vitest";
import { newBureau, send, SETUP_SECRET, anonymous, PASSWORD } from "../support/api.ts";

test("a refused set-up leaves nothing behind; then the first bureau is founded once, and its people work in it", async () => {
  const attempt = (zone: string, password: string) =>
    anonymous("setup.create", {
      params: {},
      body: {
        token: SETUP_SECRET,
        bureau: { id: "jianghai", name: "x", zone },
        admin: { email: "founder@jianghai.test", name: "a", password },
      },
    });
  await expect(attempt("Mars/Phobos", "Other-than-2026")).rejects.toMatchObject({
    problem: { code: "invalid", errors: [{ path: "bureau.zone" }] },
  });
  await expect(attempt("Asia/Shanghai", "weak")).rejects.toMatchObject({
    problem: { code: "invalid", errors: [{ path: "admin.password" }] },
  });
  // Signs the same founder in, with another password than the refused one.
  const bureau = await newBureau();
  const planner = await bureau.as("planner");
  const params = { bureau: bureau.id };
  const season = await planner.call("season.create", {
    params,
    body: { entry: null, name: "宣传月", startsOn: "2026-06-01", endsOn: "2026-06-30" },
  });
  expect(season.revision).toBe(1);
  await expect(
    anonymous("setup.create", {
      params: {},
      body: {
        token: SETUP_SECRET,
        bureau: { id: "other", name: "x" },
        admin: { email: "a@b.test", name: "a", password: PASSWORD },
      },
    }),
  ).rejects.toMatchObject({ problem: { code: "gone" } });
  expect((await send("/healthz")).status).toBe(200);
});
