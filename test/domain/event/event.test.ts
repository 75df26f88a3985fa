import { describe, expect, test } from "vitest";
import { overbooked } from "../../../src/domain/event/capacity.ts";
import { eventProblems, type EventShape } from "../../../src/domain/event/problems.ts";
import { decideEvent, eventState, type EventAct, type StoredEventState } from "../../../src/domain/event/state.ts";

const WINDOW = { signupOpensAt: 1000, signupClosesAt: 2000 };

test.each([
  ["draft", 1500, "draft"],
  ["published", 999, "published"],
  ["published", 1000, "open"],
  ["published", 1999, "open"],
  ["published", 2000, "closed"],
  ["held", 1500, "held"],
  ["cancelled", 1500, "cancelled"],
] as const)("%s at %d is %s", (stored, now, state) => {
  expect(eventState(stored, WINDOW, now)).toBe(state);
});

const ACTS: [EventAct, StoredEventState, StoredEventState | null][] = [
  ["edit", "draft", "draft"],
  ["edit", "published", "published"],
  ["edit", "held", null],
  ["edit", "cancelled", null],
  ["publish", "draft", "published"],
  ["publish", "published", null],
  ["hold", "published", "held"],
  ["hold", "draft", null],
  ["hold", "cancelled", null],
  ["cancel", "draft", "cancelled"],
  ["cancel", "published", "cancelled"],
  ["cancel", "held", null],
];
test.each(ACTS)("%s of %s", (act, state, to) => {
  expect(decideEvent(act, { state, startsAt: 3000 }, 3000)).toEqual(to ? { to } : { refuse: "conflict" });
});

test("what has not begun was not held", () => {
  expect(decideEvent("hold", { state: "published", startsAt: 3000 }, 2999)).toEqual({ refuse: "conflict" });
});

describe("parts that do not hold together are named", () => {
  const right: EventShape = {
    sessions: [{ startsAt: 3000, endsAt: 4000 }],
    roles: [{ key: "booth" }],
    ...WINDOW,
    metrics: ["lectures"],
  };
  test("a right one has no faults", () => expect(eventProblems(right)).toEqual([]));
  test.each([
    ["sessions.1.endsAt", { sessions: [...right.sessions, { startsAt: 5000, endsAt: 5000 }] }],
    ["roles.1.key", { roles: [{ key: "booth" }, { key: "booth" }] }],
    ["signupClosesAt", { signupClosesAt: 1000 }],
    ["signupClosesAt", { signupClosesAt: 3001 }],
    ["metrics.0", { metrics: ["likes"] }],
    ["metrics.1", { metrics: ["lectures", "lectures"] }],
  ])("%s", (path, wrong) => {
    expect(eventProblems({ ...right, ...wrong }).map((fault) => fault.path)).toEqual([path]);
  });
});

test("limits below the places taken are named, each once", () => {
  const limits = {
    roles: [
      { key: "staff", places: 9 },
      { key: "booth", places: 1 },
    ],
    places: 4,
    placesPerInstitution: 2,
    holdPending: false,
  };
  const place = (institution: string, role: string, quantity: number) =>
    ({ institution, role, quantity, state: "confirmed" }) as const;
  const taken = [place("a", "booth", 1), place("b", "booth", 1), place("c", "staff", 3)];
  expect(overbooked(limits, taken).map((fault) => fault.path)).toEqual([
    "roles.1.places",
    "places",
    "placesPerInstitution",
  ]);
  expect(overbooked({ ...limits, roles: [], places: null, placesPerInstitution: null }, [])).toEqual([]);
});
