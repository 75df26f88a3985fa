import { beforeAll, describe, expect, test } from "vitest";
import type { Event } from "../../../src/contracts/event.ts";
import type { FiledFigure, Outcome } from "../../../src/contracts/outcome.ts";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import { auditOf, hours, inBureau, published } from "../event/stage.ts";

let bureau: TestBureau;
let params: { bureau: string };
let planner: Person;
let reviewer: Person;
let own: string;
let manager: Person;
let clerk: Person;
let stranger: Person;
beforeAll(async () => {
  bureau = await newBureau();
  params = { bureau: bureau.id };
  planner = await bureau.as("planner");
  reviewer = await bureau.as("reviewer1");
  own = await bureau.institution("甲银行");
  manager = await bureau.partner(own);
  clerk = await bureau.partner(own, "clerk", "partner_member");
  stranger = await bureau.partner(await bureau.institution("乙银行"));
});

const refusal = (code: string, path?: string) => ({ problem: { code, ...(path && { errors: [{ path }] }) } });
const leaflets = (value: number): FiledFigure => ({
  metric: "materials_distributed",
  value,
  unit: "份",
  method: "counted",
});
const attendances = (value: number): FiledFigure => ({
  metric: "onsite_attendances",
  value,
  unit: "人次",
  method: "counted",
});
const at = (outcome: Outcome) => ({ ...params, outcome: outcome.id });

/** An event that began an hour ago and, unless told otherwise, is marked as held. */
async function past(hold = true): Promise<Event> {
  const event = await published(bureau, {
    sessions: [{ place: "广场", startsAt: hours(-1), endsAt: hours(1) }],
    signupOpensAt: hours(-9),
    signupClosesAt: hours(-2),
  });
  if (!hold) return event;
  return planner.call("event.hold", { params: { ...params, event: event.id }, revision: event.revision });
}
const draft = (who: Person, event: Event, institution: string | null, figures: FiledFigure[], more = {}) =>
  who.call("outcome.draft", { params: { ...params, event: event.id }, body: { institution, figures, ...more } });
const submit = (who: Person, outcome: Outcome) =>
  who.call("outcome.submit", { params: at(outcome), revision: outcome.revision });

describe("a filing", () => {
  test("is drafted by a member, submitted by the manager, returned, submitted again and accepted", async () => {
    const event = await past();
    const first = await draft(clerk, event, own, [leaflets(151)]);
    expect(first).toMatchObject({ state: "draft", institutionName: "甲银行", late: false, dueAt: event.outcomesDueAt });
    await expect(submit(clerk, first)).rejects.toMatchObject(refusal("forbidden"));
    const submitted = await submit(manager, first);
    expect(submitted).toMatchObject({ state: "submitted", submittedBy: { id: manager.id } });
    const returned = await reviewer.call("outcome.return", {
      params: at(submitted),
      revision: submitted.revision,
      body: { comment: "请核对" },
    });
    expect(returned).toMatchObject({ state: "returned", comment: "请核对" });
    const changed = await clerk.call("outcome.update", {
      params: at(returned),
      revision: returned.revision,
      body: { figures: [leaflets(139)] },
    });
    const again = await submit(manager, changed);
    const accepted = await reviewer.call("outcome.accept", { params: at(again), revision: again.revision });
    expect(accepted).toMatchObject({ state: "accepted", revision: 6, decidedBy: { id: reviewer.id } });
    await expect(
      manager.call("outcome.update", { params: at(accepted), revision: 6, body: { figures: [leaflets(1)] } }),
    ).rejects.toMatchObject(refusal("conflict"));
    expect(await auditOf(bureau, first.id)).toEqual([
      "outcome.draft",
      "outcome.submit",
      "outcome.return",
      "outcome.update",
      "outcome.submit",
      "outcome.accept",
    ]);
    const kept = await inBureau(bureau, (sql) =>
      sql
        .exec<{ revision: number; state: string; figures: string }>(
          "SELECT revision, state, figures FROM outcome_revision WHERE outcome = ? ORDER BY revision",
          first.id,
        )
        .toArray(),
    );
    expect(kept.map((row) => row.state)).toEqual([
      "draft",
      "submitted",
      "returned",
      "returned",
      "submitted",
      "accepted",
    ]);
    expect(JSON.parse(kept[1]?.figures ?? "")).toMatchObject([{ value: 151 }]);
  });

  test("is one per event and filer", async () => {
    const event = await past();
    const first = await draft(manager, event, own, [leaflets(7)]);
    await expect(draft(clerk, event, own, [leaflets(8)])).rejects.toMatchObject({
      problem: { code: "conflict", current: { id: first.id } },
    });
  });

  test("R24: two editors save: one is told what the other made of it", async () => {
    const made = await draft(manager, await past(), own, [leaflets(7)]);
    const save = (who: Person, value: number) =>
      who.call("outcome.update", { params: at(made), revision: 1, body: { figures: [leaflets(value)] } });
    const [one, two] = await Promise.allSettled([save(manager, 8), save(clerk, 9)]);
    const refused = one.status === "rejected" ? one : two;
    expect([one.status, two.status].sort()).toEqual(["fulfilled", "rejected"]);
    expect(refused).toMatchObject({ reason: { problem: { code: "stale", current: { revision: 2 } } } });
  });
});

describe("an event that was not held has no outcomes", () => {
  test("nothing before it begins, no submission before it is marked as held", async () => {
    const future = await published(bureau);
    await expect(draft(manager, future, own, [])).rejects.toMatchObject(refusal("conflict"));
    const made = await draft(manager, await past(false), own, [leaflets(3)]);
    await expect(submit(manager, made)).rejects.toMatchObject(refusal("conflict"));
    const empty = await draft(manager, await past(), own, []);
    await expect(submit(manager, empty)).rejects.toMatchObject(refusal("invalid", "figures"));
  });

  test("nothing after it was cancelled", async () => {
    const { id, revision } = await past(false);
    const cancelled = await planner.call("event.cancel", {
      params: { ...params, event: id },
      revision,
      body: { comment: "台风" },
    });
    await expect(draft(manager, cancelled, own, [])).rejects.toMatchObject(refusal("conflict"));
  });
});

describe("late is allowed and marked", () => {
  test("by the first submission", async () => {
    const event = await past();
    const made = await draft(manager, event, own, [leaflets(3)]);
    const after = (ms: number) => manager.at(new Date(Date.parse(event.outcomesDueAt) + ms).toISOString());
    const seen = await after(0)("outcome.get", { params: at(made) });
    expect(seen.late).toBe(true);
    const submitted = await after(-1)("outcome.submit", { params: at(made), revision: 1 });
    expect(submitted.late).toBe(false);
    expect((await after(1)("outcome.get", { params: at(made) })).late).toBe(false);
  });
});

describe("what a filing may not say", () => {
  test("is named by its field", async () => {
    const event = await past();
    const wrong: [string, Parameters<typeof draft>][] = [
      ["figures.0.value", [manager, event, own, [attendances(5)]]],
      ["figures.0.value", [manager, event, own, [{ ...leaflets(5), unit: "张" }]]],
      ["figures.1.value", [manager, event, own, [leaflets(5), leaflets(6)]]],
      ["figures.0.note", [manager, event, own, [{ ...leaflets(5), note: "问 13800138000" }]]],
      ["narrative.highlights", [manager, event, own, [], { narrative: { highlights: "张某 11010519491231002X" } }]],
      ["figures.0.value", [planner, event, null, [leaflets(5)]]],
    ];
    for (const [path, args] of wrong) await expect(draft(...args)).rejects.toMatchObject(refusal("invalid", path));
  });

  test("what only stands out is a warning", async () => {
    const event = await past();
    const host = await draft(planner, event, null, [attendances(12)]);
    expect(host.institutionName).toBe("江海区金融局");
    await submit(planner, host);
    const made = await draft(manager, event, own, [leaflets(61)]);
    expect(made.warnings).toMatchObject([{ code: "leaflets_above_attendances", metric: "materials_distributed" }]);
  });
});

describe("who sees and judges what", () => {
  test("an institution sees its own; the bureau sees what was filed, not drafts", async () => {
    const event = await past();
    const made = await draft(manager, event, own, [leaflets(7)]);
    await draft(planner, event, null, [attendances(70)]);
    await expect(stranger.call("outcome.get", { params: at(made) })).rejects.toMatchObject(refusal("not_found"));
    await expect(reviewer.call("outcome.get", { params: at(made) })).rejects.toMatchObject(refusal("not_found"));
    const seen = async (who: Person) =>
      (await who.call("outcome.list", { params, query: { event: event.id } })).items.map((one) => one.institution);
    expect(await seen(stranger)).toEqual([]);
    expect(await seen(manager)).toEqual([own]);
    expect(await seen(reviewer)).toEqual([null]);
    await submit(manager, made);
    expect(await seen(reviewer)).toEqual([null, own]);
    for (const institution of [own, `ins_${"0".repeat(26)}`, null])
      await expect(draft(stranger, event, institution, [])).rejects.toMatchObject({
        problem: { code: "invalid", errors: [{ path: "institution" }] },
      });
  });

  test("who submitted it does not accept it, and only the first reviewer may", async () => {
    const both = await bureau.as("planner2");
    const event = await past();
    const made = await draft(both, event, null, [attendances(7)]);
    const submitted = await submit(both, made);
    await expect(
      both.call("outcome.accept", { params: at(submitted), revision: submitted.revision }),
    ).rejects.toMatchObject(refusal("forbidden"));
    await inBureau(bureau, (sql) =>
      sql.exec(`UPDATE member SET staff_roles = '["planner","reviewer_1"]' WHERE person = ?`, both.id),
    );
    await expect(
      both.call("outcome.accept", { params: at(submitted), revision: submitted.revision }),
    ).rejects.toMatchObject(refusal("same_person"));
    expect(
      await reviewer.call("outcome.accept", { params: at(submitted), revision: submitted.revision }),
    ).toMatchObject({
      state: "accepted",
    });
  });
});
