import { expect, test } from "vitest";
import { newBureau, send, SETUP_SECRET, anonymous, PASSWORD } from "../support/api.ts";

test("the first bureau is founded once, and its people work in it", async () => {
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
