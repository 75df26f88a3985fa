import { beforeAll, expect, test } from "vitest";
import type { Campaign } from "../../../src/contracts/campaign.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";

let bureau: TestBureau;
let season: string;
const IN_MAY = "2026-05-20T09:00:00+08:00";
const IN_JUNE = "2026-06-10T09:00:00+08:00";
const IN_JULY = "2026-07-10T09:00:00+08:00";

beforeAll(async () => {
  bureau = await newBureau();
  const made = await (
    await bureau.as("planner")
  ).call("season.create", {
    params: { bureau: bureau.id },
    body: { entry: "june_month", name: "宣传月", startsOn: "2026-06-01", endsOn: "2026-06-30" },
  });
  season = made.id;
}, 60_000);

const fields = (more: object = {}) => ({
  season,
  name: "守住钱袋子",
  startsOn: "2026-06-01",
  endsOn: "2026-06-30",
  targets: [{ metric: "led_plays", value: 1000 }],
  ...more,
});
const at = (campaign: Campaign) => ({
  params: { bureau: bureau.id, campaign: campaign.id },
  revision: campaign.revision,
});

async function draft(more: object = {}): Promise<Campaign> {
  const planner = await bureau.as("planner");
  return planner.at(IN_MAY)("campaign.create", { params: { bureau: bureau.id }, body: fields(more) });
}
async function approved(): Promise<Campaign> {
  const submitted = await (await bureau.as("planner")).at(IN_MAY)("campaign.submit", at(await draft()));
  return (await bureau.as("reviewer1")).at(IN_MAY)("campaign.approve", at(submitted));
}
async function actionsOn(id: string): Promise<string[]> {
  const auditor = await bureau.as("auditor");
  const { items } = await auditor.call("audit.list", { params: { bureau: bureau.id }, query: { subject: id } });
  return items.map((row) => row.action).toReversed();
}

test("goes from draft to approved by different people, one audit row for each step", async () => {
  const campaign = await approved();
  expect(campaign).toMatchObject({ state: "approved", revision: 3 });
  expect(campaign.decidedBy?.name).toBe("reviewer1");
  expect(await actionsOn(campaign.id)).toEqual(["campaign.create", "campaign.submit", "campaign.approve"]);
});

test("follows its dates once it is approved", async () => {
  const campaign = await approved();
  const planner = await bureau.as("planner");
  const { params } = at(campaign);
  expect((await planner.at(IN_JUNE)("campaign.get", { params })).state).toBe("live");
  expect((await planner.at(IN_JULY)("campaign.get", { params })).state).toBe("closed");
  const live = await planner.at(IN_JUNE)("campaign.list", { params, query: { state: "live" } });
  expect(live.items.map((item) => item.id)).toContain(campaign.id);
});

test("an edit of an approved one sends it back to draft", async () => {
  const campaign = await approved();
  const planner = await bureau.as("planner");
  const edited = await planner.at(IN_MAY)("campaign.update", { ...at(campaign), body: { name: "护好幸福家" } });
  expect(edited).toMatchObject({ state: "draft", name: "护好幸福家", targets: campaign.targets });
});

test("a stale revision is refused with the campaign as it is now", async () => {
  const campaign = await draft();
  const planner = await bureau.as("planner");
  await planner.at(IN_MAY)("campaign.update", { ...at(campaign), body: { summary: "新" } });
  await expect(
    planner.at(IN_MAY)("campaign.update", { ...at(campaign), body: { summary: "旧" } }),
  ).rejects.toMatchObject({ problem: { status: 412, code: "stale", current: { summary: "新", revision: 2 } } });
});

test("is returned with a reason, and cancelled with one", async () => {
  const planner = await bureau.as("planner");
  const submitted = await planner.at(IN_MAY)("campaign.submit", at(await draft()));
  const reviewer = await bureau.as("reviewer2");
  const returned = await reviewer.at(IN_MAY)("campaign.return", { ...at(submitted), body: { comment: "目标偏低" } });
  expect(returned).toMatchObject({ state: "draft", comment: "目标偏低" });
  const cancelled = await planner.at(IN_MAY)("campaign.cancel", { ...at(returned), body: { comment: "并入其他方案" } });
  expect(cancelled).toMatchObject({ state: "cancelled", comment: "并入其他方案" });
});

test.each([
  ["season", { season: "sea_00000000000000000000000000" }],
  ["themes.0", { themes: ["thm_00000000000000000000000000"] }],
  ["startsOn", { startsOn: "2026-05-31" }],
  ["endsOn", { endsOn: "2026-07-01" }],
  ["endsOn", { startsOn: "2026-06-20", endsOn: "2026-06-10" }],
  ["targets.0.metric", { targets: [{ metric: "likes", value: 1 }] }],
  [
    "targets.1.metric",
    {
      targets: [
        { metric: "led_plays", value: 1 },
        { metric: "led_plays", value: 2 },
      ],
    },
  ],
])("a wrong %s is named", async (path, more) => {
  await expect(draft(more)).rejects.toMatchObject({ problem: { status: 422, code: "invalid", errors: [{ path }] } });
});

test("only planners plan, and an institution's people see nothing of it", async () => {
  const params = { bureau: bureau.id };
  const operator = await bureau.as("operator");
  await expect(operator.call("campaign.create", { params, body: fields() })).rejects.toMatchObject({
    problem: { code: "forbidden" },
  });
  const partner = await bureau.partner(await bureau.institution("江海银行"));
  await expect(partner.call("campaign.list", { params })).rejects.toMatchObject({ problem: { code: "forbidden" } });
});
