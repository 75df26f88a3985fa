import fc from "fast-check";
import { expect, test } from "vitest";
import { overbooked } from "../../../src/domain/event/capacity.ts";
import { positions, type Entry } from "../../../src/domain/signup/queue.ts";
import { CLOSES, Machine, STARTS } from "./machine.ts";

const INSTITUTIONS = ["a", "b", "c", "d", "e", "f"];
const ROLES = ["booth", "staff"];
const ACTS = ["withdraw", "accept_offer", "decline_offer", "confirm", "refuse"] as const;

const limit = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null, freq: 8 });
const rulesOf = fc.record({
  roles: fc.tuple(limit(4), limit(5)).map(([a, b]) => [
    { key: "booth", places: a },
    { key: "staff", places: b },
  ]),
  places: limit(7),
  placesPerInstitution: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  approval: fc.constantFrom("none" as const, "required" as const),
  holdPending: fc.boolean(),
  autoConfirm: fc.boolean(),
});
const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("signUp" as const),
      institution: fc.constantFrom(...INSTITUTIONS),
      role: fc.constantFrom(...ROLES),
      quantity: fc.constantFrom(1, 1, 2, 3),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("act" as const), act: fc.constantFrom(...ACTS), nth: fc.nat(30) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("limits" as const), rules: rulesOf }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

function apply(machine: Machine, op: Operation): void {
  if (op.kind === "signUp") machine.signUp(op.institution, op.role, op.quantity);
  if (op.kind === "act") machine.act(op.act, machine.kept[op.nth % Math.max(1, machine.kept.length)]?.id ?? "");
  if (op.kind === "wait") {
    machine.now += op.ms;
    machine.settle();
  }
  if (op.kind === "limits") {
    const rules = { ...machine.rules, ...op.rules };
    if (overbooked(rules, machine.active).length > 0) return;
    machine.rules = rules;
    machine.settle();
  }
}

/** A count of its own, by the plainest reading of the limits. */
function fits(machine: Machine, entries: readonly Entry[], claim: Entry): boolean {
  const { rules } = machine;
  const held = entries.filter(
    (one) =>
      one.id !== claim.id &&
      (one.state === "confirmed" || one.state === "offered" || (one.state === "pending" && rules.holdPending)),
  );
  const sum = (some: Entry[]) => some.reduce((all, one) => all + one.quantity, 0) + claim.quantity;
  return (
    sum(held) <= (rules.places ?? Infinity) &&
    sum(held.filter((one) => one.role === claim.role)) <=
      (rules.roles.find((role) => role.key === claim.role)?.places ?? Infinity) &&
    sum(held.filter((one) => one.institution === claim.institution)) <= (rules.placesPerInstitution ?? Infinity)
  );
}

function invariants(machine: Machine): void {
  const { active, kept, rules } = machine;
  expect(overbooked(rules, active)).toEqual([]);
  // Nothing is lost: what is not active has ended, and the parts sum to all.
  const ended = kept.filter((one) => ["expired", "declined", "withdrawn", "refused"].includes(one.state));
  expect(active.length + ended.length).toBe(kept.length);
  const queue = active.filter((one) => one.state === "waitlisted");
  expect(active.filter((one) => one.queue !== null)).toEqual(queue);
  const ranks = [...positions(active).values()].sort((a, b) => a - b);
  expect(ranks).toEqual(queue.map((_, i) => i + 1));
  const claims = active.map((one) => `${one.institution}/${one.role}`);
  expect(new Set(claims).size).toBe(claims.length);
  for (const one of active) if (one.state === "offered") expect(one.offerExpiresAt).toBeGreaterThan(machine.now);
  if (machine.now < CLOSES) for (const one of queue) expect(fits(machine, active, one)).toBe(false);
}

test("2,000 random histories keep the limits, the positions and the order of the queue", () => {
  let promotions = 0;
  fc.assert(
    fc.property(rulesOf, fc.array(operation, { minLength: 20, maxLength: 80, size: "max" }), (rules, operations) => {
      const machine = new Machine(rules);
      for (const op of operations) {
        const from = machine.promoted.length;
        const wasBefore = machine.now;
        apply(machine, op);
        invariants(machine);
        for (const { id, before } of machine.promoted.slice(from)) {
          promotions += 1;
          const own = before.find((one) => one.id === id);
          expect(own?.state).toBe("waitlisted");
          const ahead = before.filter((one) => one.queue !== null && (one.queue ?? 0) < (own?.queue ?? 0));
          for (const other of ahead) expect(fits(machine, before, other), "passed over").toBe(false);
          expect(Math.max(wasBefore, machine.now)).toBeLessThan(CLOSES);
        }
      }
    }),
    { numRuns: 2000 },
  );
  expect(promotions).toBeGreaterThan(1000);
});

test("no withdrawal after the start", () => {
  const rules = { roles: [{ key: "booth", places: 1 }], places: null, placesPerInstitution: null };
  const machine = new Machine({ ...rules, approval: "none", holdPending: false, autoConfirm: false });
  machine.signUp("a", "booth", 1);
  machine.now = STARTS;
  expect(machine.act("withdraw", "s1")).toBe("closed");
});
