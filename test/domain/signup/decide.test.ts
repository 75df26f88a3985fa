import { describe, expect, test } from "vitest";
import { decideSignup, type SignupAct } from "../../../src/domain/signup/decide.ts";
import type { Entry, QueueRules } from "../../../src/domain/signup/queue.ts";
import type { SignupState } from "../../../src/contracts/signup.ts";

const STARTS = 10_000;
const RULES: QueueRules = {
  roles: [{ key: "booth", places: 1 }],
  places: null,
  placesPerInstitution: null,
  approval: "none",
  holdPending: false,
  autoConfirm: false,
  cutOff: 9000,
  live: true,
};
const entry = (more: Partial<Entry>): Entry => ({
  id: "own",
  institution: "own",
  role: "booth",
  quantity: 1,
  state: "confirmed",
  queue: null,
  offerExpiresAt: null,
  ...more,
});
const decide = (
  act: SignupAct,
  state: SignupState,
  more: { entries?: Entry[]; rules?: QueueRules; now?: number } = {},
) =>
  decideSignup(
    act,
    { id: "own", state, rules: more.rules ?? RULES, entries: more.entries ?? [], startsAt: STARTS },
    more.now ?? 5000,
  );

describe("an act meets a state", () => {
  test.each([
    ["withdraw", "pending", { to: "withdrawn" }],
    ["withdraw", "confirmed", { to: "withdrawn" }],
    ["withdraw", "offered", { to: "withdrawn" }],
    ["decline_offer", "offered", { to: "declined" }],
    ["decline_offer", "confirmed", { refuse: "conflict" }],
    ["accept_offer", "offered", { to: "confirmed" }],
    ["accept_offer", "confirmed", { refuse: "conflict" }],
    ["confirm", "pending", { to: "confirmed" }],
    ["confirm", "offered", { to: "confirmed" }],
    ["confirm", "confirmed", { refuse: "conflict" }],
    ["refuse", "confirmed", { to: "refused" }],
  ] as const)("%s of %s", (act, state, verdict) => {
    expect(decide(act, state, { entries: [entry({ state })] })).toEqual(verdict);
  });

  test.each(["withdrawn", "refused", "declined"] as const)("nothing wakes what is %s", (state) => {
    for (const act of ["withdraw", "accept_offer", "decline_offer", "confirm", "refuse"] as const)
      expect(decide(act, state)).toEqual({ refuse: "conflict" });
  });

  test("an offer that has run out is gone", () => {
    expect(decide("accept_offer", "expired")).toEqual({ refuse: "gone" });
  });

  test("nothing moves once the event is held or cancelled", () => {
    const rules = { ...RULES, live: false };
    expect(decide("withdraw", "confirmed", { rules, entries: [entry({})] })).toEqual({ refuse: "closed" });
  });
});

describe("the bureau confirms", () => {
  const taken = entry({ id: "other", institution: "other" });
  const ahead = entry({ id: "ahead", institution: "ahead", state: "waitlisted", queue: 1 });
  const own = entry({ state: "waitlisted", queue: 2 });

  test("an approved sign-up without a place waits for one", () => {
    expect(decide("confirm", "pending", { entries: [taken, entry({ state: "pending" })] })).toEqual({
      to: "waitlisted",
    });
  });
  test("nobody who waits while the place is taken", () => {
    expect(decide("confirm", "waitlisted", { entries: [taken, own] })).toEqual({ refuse: "full" });
  });
  test("the head of the queue first, once nothing moves by itself", () => {
    expect(decide("confirm", "waitlisted", { entries: [ahead, own], now: 9500 })).toEqual({ refuse: "conflict" });
    expect(decide("confirm", "waitlisted", { entries: [own], now: 9500 })).toEqual({ to: "confirmed" });
  });
});
