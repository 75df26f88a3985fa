import { beforeAll, expect, test } from "vitest";
import { newBureau, type Person, type TestBureau } from "../support/api.ts";

/** Text and time that the rules or the storage could not keep are refused where they come in. */

let bureau: TestBureau;
let planner: Person;
beforeAll(async () => {
  bureau = await newBureau();
  planner = await bureau.as("planner");
}, 60_000);

async function refusedPaths(path: string, body: unknown): Promise<string[]> {
  const response = await planner.send(`/api/bureaus/${bureau.id}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { errors } = await response.json<{ errors?: { path: string }[] }>();
  expect(response.status, path).toBe(422);
  return (errors ?? []).map((error) => error.path);
}

const season = { entry: null, name: "宣传月", startsOn: "2026-06-01", endsOn: "2026-06-30" };

test.each(["0050-01-01", "1969-12-31", "2200-01-01", "9999-12-31"])("%s is no day to plan for", async (day) => {
  expect(await refusedPaths("/seasons", { ...season, endsOn: day })).toEqual(["endsOn"]);
  const window = { startsOn: day, endsOn: day };
  const preview = { zone: "Asia/Shanghai", windows: [window], from: `${day}T00:00:00Z`, to: `${day}T12:00:00Z` };
  expect(await refusedPaths("/bookings/preview", preview)).toEqual([
    "windows.0.startsOn",
    "windows.0.endsOn",
    "from",
    "to",
  ]);
});

test("half a surrogate pair and NUL are refused, a whole pair is kept", async () => {
  expect(await refusedPaths("/seasons", { ...season, slogan: "a\ud83d" })).toEqual(["slogan"]);
  expect(await refusedPaths("/seasons", { ...season, slogan: "a\0b" })).toEqual(["slogan"]);
  const body = { ...season, slogan: "守住钱袋子 💰" };
  const made = await planner.call("season.create", { params: { bureau: bureau.id }, body });
  expect(made.slogan).toBe("守住钱袋子 💰");
});

test.each(["\n", "\r", "\t", "\u007f", "\u2028"])("a line holds no %j", async (control) => {
  expect(await refusedPaths("/seasons", { ...season, name: `宣传${control}月` })).toEqual(["name"]);
});

test("what is no cursor of the trail is refused", async () => {
  const auditor = await bureau.as("auditor");
  const query = { cursor: btoa("nowhere") };
  await expect(auditor.call("audit.list", { params: { bureau: bureau.id }, query })).rejects.toMatchObject({
    problem: { code: "invalid", errors: [{ path: "query.cursor" }] },
  });
});
