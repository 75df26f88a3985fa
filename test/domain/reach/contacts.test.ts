import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chanceOfContact,
  contactsOfPlay,
  contactsPerPass,
  plus,
  type Spread,
} from "../../../src/domain/reach/contacts.ts";

const exactly = (n: number): Spread => ({ lo: n, value: n, hi: n });

describe("contacts of one passer-by (reach.md §3)", () => {
  it.each([
    { d: 10, s: 15, L: 90, m: 0, E: 0.2778, P: 0.2778 },
    { d: 10, s: 15, L: 90, m: 2, E: 0.2333, P: 0.2333 },
    { d: 60, s: 15, L: 90, m: 2, E: 0.7889, P: 0.7889 },
    { d: 120, s: 15, L: 90, m: 2, E: 1.4556, P: 1 },
    { d: 30, s: 15, L: 60, m: 15, E: 0.25, P: 0.25 },
  ])("stays $d s, spot of $s s in a loop of $L s, sees $m s at least: $E", ({ d, s, L, m, E, P }) => {
    const perPass = contactsPerPass(exactly(d), s, L, m);
    for (const bound of [perPass.lo, perPass.value, perPass.hi]) expect(bound).toBeCloseTo(E, 4);
    expect(chanceOfContact(perPass).value).toBeCloseTo(P, 4);
  });

  it.each([
    ["the stay", 1.9, 15],
    ["the spot", 15, 1.9],
  ])("none where %s is shorter than the minimum view", (_, d, s) => {
    expect(contactsPerPass(exactly(d), s, 90, 2)).toEqual(exactly(0));
  });
});

it("contacts of a play are the quantity of OpenRTB 2.6: 30.3 of them at 2.50 a thousand cost 0.07575", () => {
  // 6 people a second, half of whom see it, stay 9.1 s before a spot of 5 s: 0.5 · 6 · (9.1 + 5 − 4) = 30.3
  const quantity = contactsOfPlay({ flow: exactly(6), dwell: exactly(9.1), visibility: exactly(0.5) }, 5, 2);
  expect(quantity.value).toBeCloseTo(30.3, 10);
  expect((2.5 / 1000) * quantity.value).toBeCloseTo(0.07575, 10);
});

it("a loop's plays together are what its passers-by have together", () => {
  const passers = { flow: exactly(0.4), dwell: exactly(60), visibility: exactly(0.7) };
  const ofPlay = contactsOfPlay(passers, 15, 2).value;
  expect(ofPlay).toBeCloseTo(0.7 * 0.4 * 90 * contactsPerPass(exactly(60), 15, 90, 2).value, 10);
});

describe("intervals", () => {
  const spread = (max: number) =>
    fc
      .tuple(...([0, 1, 2] as const).map(() => fc.double({ min: 0, max, noNaN: true })))
      .map(([a = 0, b = 0, c = 0]) => [a, b, c].sort((one, other) => one - other))
      .map(([lo = 0, value = 0, hi = 0]): Spread => ({ lo, value, hi }));
  const passers = fc.record({ flow: spread(1000), dwell: spread(86_400), visibility: spread(1) });
  const seconds = fc.double({ min: 0, max: 3600, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it("keep their order", () => {
    fc.assert(
      fc.property(passers, seconds, seconds, (who, spotS, minViewS) => {
        const { lo, value, hi } = contactsOfPlay(who, spotS, minViewS);
        expect(lo).toBeGreaterThanOrEqual(0);
        expect(lo).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(hi);
      }),
    );
  });

  it("a wider input never gives a narrower output", () => {
    const wider = ({ lo, value, hi }: Spread, by: number): Spread => ({ lo: lo * (1 - by), value, hi: hi * (1 + by) });
    fc.assert(
      fc.property(passers, seconds, seconds, share, share, share, (who, spotS, minViewS, flow, dwell, visibility) => {
        const narrow = contactsOfPlay(who, spotS, minViewS);
        const wide = contactsOfPlay(
          {
            flow: wider(who.flow, flow),
            dwell: wider(who.dwell, dwell),
            visibility: wider(who.visibility, visibility),
          },
          spotS,
          minViewS,
        );
        expect(wide.lo).toBeLessThanOrEqual(narrow.lo);
        expect(wide.hi).toBeGreaterThanOrEqual(narrow.hi);
        expect(wide.value).toBe(narrow.value);
      }),
    );
  });

  it("whatever the truth within its bounds, the contacts lie within theirs", () => {
    const within = ({ lo, hi }: Spread, at: number) => exactly(Math.min(hi, Math.max(lo, lo + (hi - lo) * at)));
    fc.assert(
      fc.property(passers, seconds, share, share, share, (who, spotS, flow, dwell, visibility) => {
        const truth = {
          flow: within(who.flow, flow),
          dwell: within(who.dwell, dwell),
          visibility: within(who.visibility, visibility),
        };
        const { lo, hi } = contactsOfPlay(who, spotS);
        const { value } = contactsOfPlay(truth, spotS);
        expect(value).toBeGreaterThanOrEqual(lo);
        expect(value).toBeLessThanOrEqual(hi);
      }),
    );
  });

  it("add up bound by bound", () => {
    expect(plus({ lo: 0.25, value: 0.5, hi: 1 }, { lo: 1, value: 2, hi: 4 })).toEqual({ lo: 1.25, value: 2.5, hi: 5 });
  });
});
