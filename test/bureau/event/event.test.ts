import { beforeAll, describe, expect, test } from "vitest";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import { auditOf, draftEvent, eventBody, hours, published } from "./stage.ts";

let bureau: TestBureau;
let params: { bureau: string };
let planner: Person;
let own: string;
let other: string;
let partner: Person;
beforeAll(async () => {
  bureau = await newBureau();
  params = { bureau: bureau.id };
  planner = await bureau.as("planner");
  [own, other] = [await bureau.institution("甲银行"), await bureau.institution("乙银行")];
  partner = await bureau.partner(own);
});

const refusal = (code: string, path?: string) => ({ problem: { code, ...(path && { errors: [{ path }] }) } });
const at = (event: string) => ({ ...params, event });
const signUp = async (event: string, institution: string, quantity = 1, role = "booth") =>
  (await bureau.partner(institution)).call("signup.create", {
    params: at(event),
    body: { institution, role, quantity },
  });

describe("an event", () => {
  test("is drafted, published and held; the trail has each step", async () => {
    const draft = await draftEvent(bureau);
    expect(draft).toMatchObject({ state: "draft", revision: 1, counts: [{ role: "booth", confirmed: 0 }] });
    const open = await planner.call("event.publish", { params: at(draft.id), revision: 1 });
    expect(open.state).toBe("open");
    const begun = open.sessions[0]?.startsAt ?? "";
    await expect(planner.call("event.hold", { params: at(draft.id), revision: 2 })).rejects.toMatchObject(
      refusal("conflict"),
    );
    const held = await planner.at(begun)("event.hold", { params: at(draft.id), revision: 2 });
    expect(held).toMatchObject({ state: "held", revision: 3 });
    expect(await auditOf(bureau, draft.id)).toEqual(["event.create", "event.publish", "event.hold"]);
  });

  test("is open within its sign-up window, and lists follow the clock", async () => {
    const { id } = await published(bureau, { signupOpensAt: hours(1), signupClosesAt: hours(2) });
    for (const [hour, state] of [
      [0.5, "published"],
      [1.5, "open"],
      [2.5, "closed"],
    ] as const) {
      const call = planner.at(hours(hour));
      expect((await call("event.get", { params: at(id) })).state).toBe(state);
      const { items } = await call("event.list", { params, query: { state } });
      expect(items.map((event) => event.id)).toContain(id);
      expect(items.every((event) => event.state === state)).toBe(true);
    }
  });

  test("is refused by its fields", async () => {
    const wrong: [string, Partial<ReturnType<typeof eventBody>>][] = [
      ["signupClosesAt", { signupClosesAt: hours(-2) }],
      ["signupClosesAt", { signupClosesAt: hours(73) }],
      ["sessions.0.endsAt", { sessions: [{ place: "a", startsAt: hours(72), endsAt: hours(72) }] }],
      ["campaign", { campaign: "cmp_00000000000000000000000000" }],
      ["invited.0", { invited: ["ins_00000000000000000000000000"] }],
      ["metrics.0", { metrics: ["likes"] }],
    ];
    for (const [path, more] of wrong)
      await expect(draftEvent(bureau, more), path).rejects.toMatchObject(refusal("invalid", path));
  });

  test("is the planner's to write", async () => {
    const { call } = await bureau.as("reviewer1");
    await expect(call("event.create", { params, body: eventBody() })).rejects.toMatchObject(refusal("forbidden"));
    await expect(partner.call("event.create", { params, body: eventBody() })).rejects.toMatchObject(
      refusal("forbidden"),
    );
  });

  test("is cancelled with a reason, and nobody signs up any more", async () => {
    const { id, revision } = await published(bureau);
    const cancelled = await planner.call("event.cancel", { params: at(id), revision, body: { comment: "台风" } });
    expect(cancelled).toMatchObject({ state: "cancelled", comment: "台风" });
    await expect(signUp(id, own)).rejects.toMatchObject(refusal("closed"));
    await expect(
      planner.call("event.update", { params: at(id), revision: 3, body: { title: "x" } }),
    ).rejects.toMatchObject(refusal("conflict"));
  });
});

describe("institutions", () => {
  test("see no drafts, and not who else is invited", async () => {
    const draft = await draftEvent(bureau);
    await expect(partner.call("event.get", { params: at(draft.id) })).rejects.toMatchObject(refusal("not_found"));
    await expect(signUp(draft.id, own)).rejects.toMatchObject(refusal("not_found"));
    const { id } = await published(bureau, { invited: [own, other] });
    expect((await partner.call("event.get", { params: at(id) })).invited).toEqual([own]);
    const { items } = await partner.call("event.list", { params });
    expect(items.map((event) => event.id)).not.toContain(draft.id);
    expect(items.find((event) => event.id === id)?.invited).toEqual([own]);
  });

  test("never hear of a draft that was cancelled", async () => {
    const { id } = await draftEvent(bureau);
    await planner.call("event.cancel", { params: at(id), revision: 1, body: { comment: "并入下月" } });
    await expect(partner.call("event.get", { params: at(id) })).rejects.toMatchObject(refusal("not_found"));
    await expect(signUp(id, own)).rejects.toMatchObject(refusal("not_found"));
    const { items } = await partner.call("event.list", { params });
    expect(items.map((event) => event.id)).not.toContain(id);
  });
});

describe("editing a published event", () => {
  test("keeps sessions by their id and counts on a revision", async () => {
    const { id, sessions } = await published(bureau);
    const [first] = sessions;
    const added = { place: "街道", startsAt: hours(80), endsAt: hours(81) };
    const kept = { ...first, place: "新广场", startsAt: first?.startsAt ?? "", endsAt: first?.endsAt ?? "" };
    const after = await planner.call("event.update", {
      params: at(id),
      revision: 2,
      body: { sessions: [kept, added] },
    });
    expect(after.sessions.map((session) => session.place)).toEqual(["新广场", "街道"]);
    expect(after.sessions[0]?.id).toBe(first?.id);
    await expect(planner.call("event.update", { params: at(id), revision: 2, body: {} })).rejects.toMatchObject(
      refusal("stale"),
    );
    await expect(
      planner.call("event.update", { params: at(id), revision: 3, body: { sessions: [kept, kept] } }),
    ).rejects.toMatchObject(refusal("invalid", "sessions.1.id"));
  });

  test("R13: places may not fall below those taken", async () => {
    const { id } = await published(bureau, { roles: [{ key: "booth", name: "展位", places: 9 }] });
    await signUp(id, own, 3);
    await signUp(id, other, 2);
    const lower = (body: object) => planner.call("event.update", { params: at(id), revision: 2, body });
    await expect(lower({ roles: [{ key: "booth", name: "展位", places: 4 }] })).rejects.toMatchObject(
      refusal("overbooked", "roles.0.places"),
    );
    await expect(lower({ places: 4 })).rejects.toMatchObject(refusal("overbooked", "places"));
    await expect(lower({ placesPerInstitution: 2 })).rejects.toMatchObject(
      refusal("overbooked", "placesPerInstitution"),
    );
    expect(await lower({ places: 5 })).toMatchObject({ places: 5 });
  });

  test("more places go to the queue", async () => {
    const { id } = await published(bureau);
    await signUp(id, own);
    await signUp(id, other);
    const raised = await planner.call("event.update", {
      params: at(id),
      revision: 2,
      body: { roles: [{ key: "booth", name: "展位", places: 2 }] },
    });
    expect(raised.counts).toEqual([{ role: "booth", confirmed: 1, pending: 0, offered: 1, waitlisted: 0 }]);
  });

  test("a role with sign-ups stays", async () => {
    const { id } = await published(bureau);
    await signUp(id, own);
    await expect(
      planner.call("event.update", {
        params: at(id),
        revision: 2,
        body: { roles: [{ key: "staff", name: "人员", places: 2 }] },
      }),
    ).rejects.toMatchObject(refusal("invalid", "roles"));
  });
});
