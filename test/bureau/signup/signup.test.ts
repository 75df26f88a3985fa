import { env, runDurableObjectAlarm } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import type { Event } from "../../../src/contracts/event.ts";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import { auditOf, HOUR, hours, inBureau, published } from "../event/stage.ts";

let bureau: TestBureau;
let params: { bureau: string };
let reviewer: Person;
let planner: Person;
let own: string;
let other: string;
let third: string;
let me: Person;
let them: Person;
let more: Person;
beforeAll(async () => {
  bureau = await newBureau();
  params = { bureau: bureau.id };
  reviewer = await bureau.as("reviewer1");
  planner = await bureau.as("planner");
  [own, other, third] = [
    await bureau.institution("甲银行"),
    await bureau.institution("乙银行"),
    await bureau.institution("丙"),
  ];
  [me, them, more] = [await bureau.partner(own), await bureau.partner(other), await bureau.partner(third)];
});

const refusal = (code: string) => ({ problem: { code } });
const signUp = (who: Person, event: Event, institution: string, body: { role?: string; quantity?: number } = {}) =>
  who.call("signup.create", { params: { ...params, event: event.id }, body: { institution, role: "booth", ...body } });
const act = (who: Person, verb: "withdraw" | "accept_offer" | "decline_offer" | "confirm", signup: string) =>
  who.call(`signup.${verb}`, { params: { ...params, signup } });
const mine = async (who: Person, event: Event) =>
  (await who.call("signup.list", { params, query: { event: event.id } })).items;

describe("signing up", () => {
  test("takes a place, and the trail has it", async () => {
    const event = await published(bureau);
    const made = await signUp(me, event, own);
    expect(made).toMatchObject({
      state: "confirmed",
      institutionName: "甲银行",
      eventTitle: event.title,
      position: null,
      bindingLimit: null,
      createdBy: { id: me.id },
    });
    expect(await auditOf(bureau, made.id)).toEqual(["signup.create"]);
  });

  test("waits with a position and the limit that binds", async () => {
    const event = await published(bureau);
    await signUp(me, event, own);
    expect(await signUp(them, event, other)).toMatchObject({ state: "waitlisted", position: 1, bindingLimit: "role" });
    expect(await signUp(more, event, third)).toMatchObject({ state: "waitlisted", position: 2 });
  });

  test("is refused with its own code", async () => {
    const cases: [string, Parameters<typeof published>[1], { role?: string; quantity?: number }][] = [
      ["not_open_yet", { signupOpensAt: hours(1) }, {}],
      ["not_invited", { invited: [other] }, {}],
      ["full", {}, { quantity: 2 }],
      [
        "institution_limit",
        { roles: [{ key: "booth", name: "展位", places: 9 }], placesPerInstitution: 2 },
        { quantity: 3 },
      ],
      ["invalid", {}, { role: "speaker" }],
    ];
    for (const [code, event, body] of cases)
      await expect(signUp(me, await published(bureau, event), own, body), code).rejects.toMatchObject(refusal(code));
    const event = await published(bureau);
    await signUp(me, event, own);
    await expect(signUp(me, event, own)).rejects.toMatchObject(refusal("already_signed_up"));
  });

  test("R23: the window is [opens, closes): T−1 ms in, T out", async () => {
    const event = await published(bureau, { roles: [{ key: "booth", name: "展位", places: 9 }] });
    const at = (ms: number) => me.at(new Date(Date.parse(event.signupClosesAt) + ms).toISOString());
    const body = { institution: own, role: "booth" };
    const call = { params: { ...params, event: event.id }, body };
    await expect(at(0)("signup.create", call)).rejects.toMatchObject(refusal("closed"));
    await expect(at(1)("signup.create", call)).rejects.toMatchObject(refusal("closed"));
    expect(await at(-1)("signup.create", call)).toMatchObject({ state: "confirmed" });
  });

  test("an inactive institution takes no place", async () => {
    const asleep = await bureau.institution("停用机构");
    const person = await bureau.partner(asleep);
    const { call } = await bureau.as("admin");
    await call("institution.update", {
      params: { ...params, institution: asleep },
      body: { active: false },
      revision: 1,
    });
    await expect(signUp(person, await published(bureau), asleep)).rejects.toMatchObject(
      refusal("institution_inactive"),
    );
  });

  test("nobody signs up for another institution, nor does the bureau", async () => {
    const event = await published(bureau);
    const nobody = `ins_${"0".repeat(26)}`;
    for (const institution of [other, nobody])
      await expect(signUp(me, event, institution)).rejects.toMatchObject({
        problem: { code: "invalid", errors: [{ path: "institution" }] },
      });
    await expect(signUp(planner, event, own)).rejects.toMatchObject(refusal("forbidden"));
  });
});

describe("an institution sees its own sign-ups only", () => {
  test("in lists and by id", async () => {
    const event = await published(bureau);
    const { id } = await signUp(me, event, own);
    await signUp(them, event, other);
    expect((await mine(me, event)).map((one) => one.institution)).toEqual([own]);
    expect(await mine(planner, event)).toHaveLength(2);
    await expect(act(them, "withdraw", id)).rejects.toMatchObject(refusal("not_found"));
  });
});

describe("a place set free", () => {
  test("R11: is offered to the head of the queue, and passes on when that one withdraws", async () => {
    const event = await published(bureau);
    const first = await signUp(me, event, own);
    const second = await signUp(them, event, other);
    const last = await signUp(more, event, third);
    expect(await act(me, "withdraw", first.id)).toMatchObject({ state: "withdrawn" });
    const [offered] = await mine(them, event);
    expect(offered).toMatchObject({ state: "offered", position: null });
    expect(Date.parse(offered?.offerExpiresAt ?? "")).toBeGreaterThan(Date.now());
    expect(await mine(more, event)).toMatchObject([{ state: "waitlisted", position: 1 }]);
    await act(them, "withdraw", second.id);
    expect(await act(more, "accept_offer", last.id)).toMatchObject({ state: "confirmed", offerExpiresAt: null });
    expect(await auditOf(bureau, second.id)).toEqual(["signup.create", "signup.promote", "signup.withdraw"]);
    await expect(act(more, "accept_offer", last.id)).rejects.toMatchObject(refusal("conflict"));
  });

  test("passes on when the offer is declined", async () => {
    const event = await published(bureau);
    const first = await signUp(me, event, own);
    const second = await signUp(them, event, other);
    await signUp(more, event, third);
    await act(me, "withdraw", first.id);
    expect(await act(them, "decline_offer", second.id)).toMatchObject({ state: "declined" });
    expect(await mine(more, event)).toMatchObject([{ state: "offered" }]);
  });

  test("R14: after the cut-off nobody is offered it; the bureau gives it in the order of the queue", async () => {
    const event = await published(bureau);
    const first = await signUp(me, event, own);
    const second = await signUp(them, event, other);
    const last = await signUp(more, event, third);
    const late = new Date(Date.parse(event.signupClosesAt) + 1).toISOString();
    await me.at(late)("signup.withdraw", { params: { ...params, signup: first.id } });
    expect(await mine(them, event)).toMatchObject([{ state: "waitlisted", position: 1, bindingLimit: null }]);
    const confirm = (signup: string) => reviewer.at(late)("signup.confirm", { params: { ...params, signup } });
    await expect(confirm(last.id)).rejects.toMatchObject(refusal("conflict"));
    expect(await confirm(second.id)).toMatchObject({ state: "confirmed" });
    await expect(confirm(last.id)).rejects.toMatchObject(refusal("full"));
  });

  test("R8: an offer is over at the instant it expires, whether or not the timer has been there", async () => {
    const event = await published(bureau);
    const first = await signUp(me, event, own);
    const second = await signUp(them, event, other);
    await signUp(more, event, third);
    await act(me, "withdraw", first.id);
    const [offer] = await mine(them, event);
    const expires = Date.parse(offer?.offerExpiresAt ?? "");
    const accept = (ms: number) =>
      them.at(new Date(expires + ms).toISOString())("signup.accept_offer", {
        params: { ...params, signup: second.id },
      });
    await expect(accept(0)).rejects.toMatchObject(refusal("gone"));
    expect(await accept(-1)).toMatchObject({ state: "confirmed" });
    await expect(accept(0)).rejects.toMatchObject(refusal("conflict"));
    expect(await mine(more, event)).toMatchObject([{ state: "waitlisted" }]);
  });

  test("lapses by the timer, and the next in the queue has the offer", async () => {
    const event = await published(bureau);
    const first = await signUp(me, event, own);
    const second = await signUp(them, event, other);
    const last = await signUp(more, event, third);
    await act(me, "withdraw", first.id);
    await inBureau(bureau, (sql) => {
      const [due] = sql.exec<{ due_at: number }>("SELECT due_at FROM timer WHERE name = 'signup.offers'").toArray();
      expect(due?.due_at).toBeGreaterThan(Date.now());
      sql.exec("UPDATE signup SET offer_expires_at = ? WHERE id = ?", Date.now() - 1, second.id);
      sql.exec("UPDATE timer SET due_at = ? WHERE name = 'signup.offers'", Date.now() - 1);
    });
    expect(await runDurableObjectAlarm(env.BUREAU.getByName(bureau.id))).toBe(true);
    expect(await mine(them, event)).toMatchObject([{ state: "expired", offerExpiresAt: null }]);
    expect(await mine(more, event)).toMatchObject([{ state: "offered" }]);
    expect(await auditOf(bureau, second.id)).toEqual(["signup.create", "signup.promote", "signup.lapse"]);
    expect(await act(more, "accept_offer", last.id)).toMatchObject({ state: "confirmed" });
  });

  test("is confirmed at once where the event says so", async () => {
    const event = await published(bureau, { autoConfirm: true });
    const first = await signUp(me, event, own);
    await signUp(them, event, other);
    await act(me, "withdraw", first.id);
    expect(await mine(them, event)).toMatchObject([{ state: "confirmed" }]);
  });

  test("nobody steps back once the event has begun", async () => {
    const event = await published(bureau);
    const { id } = await signUp(me, event, own);
    const begun = new Date(Date.parse(event.sessions[0]?.startsAt ?? "") + HOUR).toISOString();
    await expect(me.at(begun)("signup.withdraw", { params: { ...params, signup: id } })).rejects.toMatchObject(
      refusal("closed"),
    );
  });
});

describe("where the bureau approves", () => {
  test("a sign-up is pending, holds no place, and is confirmed or put to wait", async () => {
    const event = await published(bureau, { approval: "required" });
    const [a, b] = [await signUp(me, event, own), await signUp(them, event, other)];
    expect([a.state, b.state]).toEqual(["pending", "pending"]);
    expect(await act(reviewer, "confirm", b.id)).toMatchObject({ state: "confirmed" });
    expect(await act(reviewer, "confirm", a.id)).toMatchObject({ state: "waitlisted", position: 1 });
    await expect(act(planner, "confirm", a.id)).rejects.toMatchObject(refusal("forbidden"));
    expect(await auditOf(bureau, a.id)).toEqual(["signup.create", "signup.confirm"]);
  });

  test("with places held, the next waits until one is refused, and is then judged", async () => {
    const event = await published(bureau, { approval: "required", holdPending: true });
    const first = await signUp(me, event, own);
    expect(await signUp(them, event, other)).toMatchObject({ state: "waitlisted" });
    const refuse = { params: { ...params, signup: first.id }, body: { comment: "名额留给社区" } };
    expect(await reviewer.call("signup.refuse", refuse)).toMatchObject({ state: "refused", comment: "名额留给社区" });
    expect(await mine(them, event)).toMatchObject([{ state: "pending" }]);
    await expect(me.call("signup.refuse", refuse)).rejects.toMatchObject(refusal("forbidden"));
  });
});
