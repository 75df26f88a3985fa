import { describe, expect, it } from "vitest";
import { takeoverDwellMs } from "../../../src/domain/takeover/dwell.ts";
import { takeoverRefusal, takeoverState } from "../../../src/domain/takeover/state.ts";

const RUNNING = { issuedBy: "admin", untilMs: 1_000, endedBy: null, reviewed: false };
const CANCELLED = { ...RUNNING, untilMs: 500, endedBy: "admin" };

describe("a takeover", () => {
  it.each([
    ["on_air", RUNNING, 999],
    ["ended", RUNNING, 1_000],
    ["cancelled", CANCELLED, 400],
    ["cancelled", CANCELLED, 2_000],
  ])("is %s by the clock", (state, facts, nowMs) => {
    expect(takeoverState(facts, nowMs)).toBe(state);
  });

  it.each([
    ["end", RUNNING, "admin", 999, null],
    ["end", RUNNING, "another admin", 999, null],
    ["end", RUNNING, "admin", 1_000, "conflict"],
    ["end", CANCELLED, "admin", 400, "conflict"],
    ["review", RUNNING, "reviewer", 999, null],
    ["review", CANCELLED, "reviewer", 5_000, null],
    ["review", RUNNING, "admin", 5_000, "same_person"],
    ["review", { ...RUNNING, reviewed: true }, "reviewer", 5_000, "conflict"],
  ] as const)("%s of %o by %s at %i: %s", (act, facts, actor, nowMs, refusal) => {
    expect(takeoverRefusal(act, facts, actor, nowMs)).toBe(refusal);
  });

  it("shows a film for its own length and everything else for a minute, or all of it", () => {
    expect(takeoverDwellMs(15_000, 600_000)).toBe(15_000);
    expect(takeoverDwellMs(null, 600_000)).toBe(60_000);
    expect(takeoverDwellMs(null, 20_000)).toBe(20_000);
  });
});
