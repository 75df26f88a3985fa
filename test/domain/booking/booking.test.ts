import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BookingState } from "../../../src/contracts/booking.ts";
import type { Window } from "../../../src/contracts/window.ts";
import { phaseOf } from "../../../src/domain/booking/phase.ts";
import { bookingState, decideBooking, type BookingAct } from "../../../src/domain/booking/state.ts";
import { aimedAt } from "../../../src/domain/booking/targets.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";

const calendar = statutoryCalendar();
const at = (text: string) => Date.parse(text);
const ZONE = "Asia/Shanghai";

describe("who may do what to a booking", () => {
  const facts = (state: BookingState) => ({ state, createdBy: "a", editedBy: "b", submittedBy: "c" });
  const ACTS: BookingAct[] = ["edit", "submit", "approve", "return", "cancel"];
  it.each<[BookingState, (string | null)[]]>([
    ["draft", ["draft", "submitted", null, null, "cancelled"]],
    ["submitted", [null, null, "approved", "returned", "cancelled"]],
    ["returned", ["draft", null, null, null, "cancelled"]],
    ["scheduled", ["draft", null, null, null, "cancelled"]],
    ["on_air", ["draft", null, null, null, "cancelled"]],
    ["ended", ["draft", null, null, null, null]],
    ["cancelled", [null, null, null, null, null]],
  ])("in state %s", (state, expected) => {
    const verdicts = ACTS.map((act) => decideBooking(act, facts(state), "reviewer"));
    expect(verdicts).toEqual(expected.map((to) => (to === null ? { refuse: "conflict" } : { to })));
  });

  it.each(["a", "b", "c"])("%s had a hand in it and may not judge it", (actor) => {
    expect(decideBooking("approve", facts("submitted"), actor)).toEqual({ refuse: "same_person" });
    expect(decideBooking("return", facts("submitted"), actor)).toEqual({ refuse: "same_person" });
    expect(decideBooking("cancel", facts("submitted"), actor)).toEqual({ to: "cancelled" });
  });

  it("only what is approved follows the clock", () => {
    expect(bookingState("approved", "on_air")).toBe("on_air");
    expect(bookingState("cancelled", "on_air")).toBe("cancelled");
  });
});

describe("where a booking stands by the clock", () => {
  const nights: Window = { startsOn: "2026-06-01", endsOn: "2026-06-30", dayparts: [{ from: "22:00", to: "02:00" }] };
  it.each<[string, Window, string]>([
    ["2026-05-01T00:00:00+08:00", nights, "scheduled"],
    ["2026-06-15T21:59:59.999+08:00", nights, "scheduled"],
    ["2026-06-15T22:00:00+08:00", nights, "on_air"],
    ["2026-07-01T01:59:59.999+08:00", nights, "on_air"],
    ["2026-07-01T02:00:00+08:00", nights, "ended"],
    ["2020-01-01T00:00:00+08:00", nights, "scheduled"],
    ["2026-06-02T12:00:00+08:00", { ...nights, except: ["2026-06-02"] }, "scheduled"],
    ["2026-06-30T12:00:00+08:00", { ...nights, except: ["2026-06-30"] }, "ended"],
    ["2026-06-01T12:00:00+08:00", { startsOn: "2026-06-01", endsOn: "2026-06-01", except: ["2026-06-01"] }, "ended"],
  ])("at %s", (now, window, phase) => {
    expect(phaseOf([window], ZONE, at(now), calendar)).toBe(phase);
  });
});

describe("whom a booking is aimed at", () => {
  const id = fc.constantFrom("s1", "s2", "s3", "s4");
  const tag = fc.constantFrom("x", "y", "z");
  const group = fc.record({ id: fc.constantFrom("g1", "g2"), screens: fc.array(id), tags: fc.array(tag) });
  const screens = fc.uniqueArray(fc.record({ id, tags: fc.array(tag) }), { selector: (screen) => screen.id });
  const targets = fc.record({
    screens: fc.array(id),
    groups: fc.array(fc.constantFrom("g1", "g2")),
    tags: fc.array(tag),
  });
  it("is every screen named, in a named group, or with a named tag, and no other", () => {
    fc.assert(
      fc.property(targets, screens, fc.uniqueArray(group, { selector: (g) => g.id }), (aim, all, groups) => {
        const hit = aimedAt(aim, all, groups).map((screen) => screen.id);
        for (const screen of all) {
          const carries = (tags: string[]) => screen.tags.some((own) => tags.includes(own));
          const inGroup = groups.some(
            (g) => aim.groups.includes(g.id) && (g.screens.includes(screen.id) || carries(g.tags)),
          );
          expect(hit.includes(screen.id)).toBe(aim.screens.includes(screen.id) || carries(aim.tags) || inGroup);
        }
        expect(new Set(hit).size).toBe(hit.length);
      }),
    );
  });
});
