import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/contracts/figure.ts";
import { BASES, figure, RefusedSum } from "../../../src/domain/figure/figure.ts";
import { measureOf, type Measured } from "../../../src/domain/figure/measure.ts";
import { merged, peak, subtotals, sum, total, union } from "../../../src/domain/figure/merge.ts";
import { METRICS } from "../../../src/domain/metric/dictionary.ts";
import { progress } from "../../../src/domain/reach/target.ts";

const base: Figure = {
  value: 10,
  lo: 10,
  hi: 10,
  unit: "人次",
  basis: "reported",
  qualifier: "exact",
  asOf: "2026-06-15T04:00:00.000Z",
  method: "filed_counted",
  sources: 1,
};
const make = (change: Partial<Figure>): Figure => figure({ ...base, ...change });

const anyFigure = fc
  .record({
    bounds: fc
      .tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
      .map((three): [number, number, number] => [
        Math.min(...three),
        three.toSorted((a, b) => a - b)[1] ?? 0,
        Math.max(...three),
      ]),
    basis: fc.constantFrom(...BASES),
    qualifier: fc.constantFrom("exact" as const, "at_least" as const, "approx" as const),
    completeness: fc.option(fc.nat(1000), { nil: undefined }),
  })
  .map(({ bounds: [lo, value, hi], basis, qualifier, completeness }) =>
    make({
      ...(basis === "counted" ? { lo: value, value, hi: value } : { lo, value, hi }),
      basis,
      qualifier,
      ...(completeness !== undefined && { completenessPermille: completeness }),
    }),
  );
const partsOf = (metric: string) =>
  fc.array(
    fc
      .record({ filer: fc.constantFrom("", "i1", "i2"), figure: anyFigure })
      .map((part) => ({ ...part, measure: measureOf(metric) })),
    { minLength: 1, maxLength: 8 },
  );
const METRIC_OF = {
  sum: "onsite_attendances",
  max: "livestream_peak",
  people: "livestream_viewers",
  apart: "led_screens",
};
const anyParts = fc.constantFrom(...Object.values(METRIC_OF)).chain(partsOf);

describe("a figure", () => {
  it("holds together or is not made", () => {
    expect(() => make({ lo: 11 })).toThrow(RangeError);
    expect(() => make({ hi: 9 })).toThrow(RangeError);
    expect(() => make({ basis: "counted", lo: 9 })).toThrow(RangeError);
  });

  it("made of others holds together, and says no more than the weakest of them", () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const whole = merged(parts);
        expect(whole.lo <= whole.value && whole.value <= whole.hi).toBe(true);
        if (whole.basis === "counted") expect([whole.lo, whole.hi]).toEqual([whole.value, whole.value]);
        for (const part of parts) {
          expect(BASES.indexOf(whole.basis)).toBeGreaterThanOrEqual(BASES.indexOf(part.figure.basis));
          if (part.figure.qualifier === "approx") expect(whole.qualifier).toBe("approx");
          if (part.figure.qualifier === "at_least") expect(whole.qualifier).not.toBe("exact");
          if (part.figure.completenessPermille !== undefined)
            expect(whole.completenessPermille).toBeLessThanOrEqual(part.figure.completenessPermille);
        }
        expect(whole.sources).toBe(parts.length);
      }),
    );
  });

  it("of a wider part is never narrower", () => {
    fc.assert(
      fc.property(anyParts, fc.nat(500), fc.nat(500), fc.nat(), (parts, less, more, at) => {
        const wider = parts.map((part, n): Measured => {
          if (n !== at % parts.length || part.figure.basis === "counted") return part;
          return { ...part, figure: { ...part.figure, lo: part.figure.lo - less, hi: part.figure.hi + more } };
        });
        const [before, after] = [merged(parts), merged(wider)];
        expect(after.lo).toBeLessThanOrEqual(before.lo);
        expect(after.hi).toBeGreaterThanOrEqual(before.hi);
      }),
    );
  });

  it("does not depend on the order of its parts", () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(merged(parts.toReversed())).toEqual(merged(parts));
      }),
    );
  });
});

describe("how a measure is merged", () => {
  const part = <M extends Measured["measure"]["merge"]>(metric: string, values: number[], filers: string[] = []) =>
    values.map((value, n) => ({
      measure: measureOf(metric) as Measured<M>["measure"],
      filer: filers[n] ?? "",
      figure: make({ value, lo: value, hi: value }),
    }));

  it("attendances of one kind add", () => {
    expect(sum(part("onsite_attendances", [300, 212]))).toMatchObject({ value: 512, lo: 512, hi: 512, sources: 2 });
  });
  it("peaks do not: the highest stands", () => {
    expect(peak(part("livestream_peak", [900, 1200]))).toMatchObject({ value: 1200, hi: 1200, qualifier: "exact" });
  });
  it("people may be the same: at least the largest, at most all, never more than there are", () => {
    const viewers = part<"bounds">("livestream_viewers", [10_000, 4_980], ["i1", "i2"]);
    expect(union(viewers)).toMatchObject({ lo: 10_000, value: 10_000, hi: 14_980, qualifier: "at_least" });
    expect(union(viewers, 12_000)).toMatchObject({ lo: 10_000, hi: 12_000 });
    expect(union(viewers.slice(0, 1))).toMatchObject({ lo: 10_000, value: 10_000, hi: 10_000, qualifier: "exact" });
  });
  it("an institution's screens are its own, and may be the same again at its next event", () => {
    const screens = part<"bounds">("led_screens", [5, 7, 4], ["i1", "i1", "i2"]);
    expect(union(screens)).toMatchObject({ lo: 11, value: 11, hi: 16 });
  });

  it("unlike things are refused", () => {
    const mixed = [...part("onsite_attendances", [1]), ...part("livestream_views", [1])];
    expect(() => merged(mixed)).toThrow(RefusedSum);
    expect(() => merged([...part("onsite_attendances", [1]), ...part("livestream_peak", [1])])).toThrow(RefusedSum);
    const units = part<"sum">("onsite_attendances", [1, 2]).map((one, n) => ({
      ...one,
      figure: { ...one.figure, unit: n ? "人" : "人次" },
    }));
    expect(() => sum(units)).toThrow(/unit/);
    expect(() => sum([])).toThrow(RefusedSum);
    // @ts-expect-error what does not add does not compile
    expect(() => sum(part<"max">("livestream_peak", [1]))).not.toThrow();
  });

  it("a total across bases is refused and printed as subtotals", () => {
    const parts = [
      ...part("led_plays", [5, 6]),
      { ...part("led_plays", [100])[0]!, figure: make({ value: 100, lo: 100, hi: 100, basis: "counted" }) },
      {
        ...part("led_plays", [9])[0]!,
        figure: make({ value: 9, lo: 3, hi: 20, basis: "modelled", qualifier: "approx" }),
      },
    ];
    expect(() => total(parts)).toThrow(RefusedSum);
    const figures = subtotals(parts);
    expect(figures.map(({ basis, value }) => [basis, value])).toEqual([
      ["counted", 100],
      ["reported", 11],
      ["modelled", 9],
    ]);
    expect(total(parts.slice(0, 2)).value).toBe(11);
    // What was only modelled counts towards no target.
    expect(progress(figures, 222)).toEqual({ done: 111, permille: 500 });
  });

  it("everything counted in persons has bounds only", () => {
    for (const { key, unit } of METRICS) {
      const { merge } = measureOf(key);
      if (unit === "人") expect(["bounds", "max"]).toContain(merge);
      else if (unit === "人次" || unit === "次" || unit === "份") expect(merge).toBe("sum");
    }
  });
});
