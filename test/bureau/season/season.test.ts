import { beforeAll, expect, test } from "vitest";
import { newBureau, type TestBureau } from "../../support/api.ts";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
}, 60_000);

const JUNE = { entry: "june_month", name: "宣传月", startsOn: "2023-06-01", endsOn: "2023-06-30" };

test("the awareness calendar proposes the year; the bureau makes a season of it and corrects it", async () => {
  const { call } = await bureau.as("planner");
  const params = { bureau: bureau.id };
  const { items } = await call("season.propose", { params, query: { year: 2023 } });
  const june = items.find((item) => item.entry === "june_month");
  expect(june).toMatchObject({ startsOn: "2023-06-01", endsOn: "2023-06-30", concentratedDay: "2023-06-15" });
  const season = await call("season.create", { params, body: { ...JUNE, name: june?.name ?? "" } });
  const changed = await call("season.update", {
    params: { ...params, season: season.id },
    revision: season.revision,
    body: { slogan: "守住钱袋子·护好幸福家" },
  });
  expect(changed).toEqual({ ...season, slogan: "守住钱袋子·护好幸福家", revision: 2 });
  const auditor = await bureau.as("auditor");
  const trail = await auditor.call("audit.list", { params, query: { subject: season.id } });
  expect(trail.items.map((row) => row.action)).toEqual(["season.update", "season.create"]);
});

test.each([
  ["endsOn", { endsOn: "2023-05-31" }],
  ["concentratedDay", { concentratedDay: "2023-07-01" }],
  ["entry", { entry: "no_such_month" }],
])("a wrong %s is named", async (path, more) => {
  const { call } = await bureau.as("planner");
  await expect(
    call("season.create", { params: { bureau: bureau.id }, body: { ...JUNE, ...more } }),
  ).rejects.toMatchObject({ problem: { code: "invalid", errors: [{ path }] } });
});

test("who is no planner makes no season", async () => {
  const { call } = await bureau.as("reviewer1");
  await expect(call("season.create", { params: { bureau: bureau.id }, body: JUNE })).rejects.toMatchObject({
    problem: { code: "forbidden" },
  });
});
