import fc from "fast-check";
import { expect, it } from "vitest";
import { mayLieIn, stillMissing, whereabouts } from "../../../src/domain/reach/gap.ts";

const EVER = { startMs: Number.NEGATIVE_INFINITY, endMs: Number.POSITIVE_INFINITY };

it("leaves exactly those numbers missing that have not come, in whatever order the others came", () => {
  const batch = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 10 });
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 6 }), (batches) => {
      const came = new Set<number>();
      let gaps = [{ first: 1, last: 40 }];
      for (const seqs of batches) {
        for (const seq of seqs) came.add(seq);
        gaps = stillMissing(
          gaps,
          seqs.toSorted((a, b) => a - b),
        );
      }
      const missing = gaps.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, n) => first + n));
      expect(missing).toEqual(Array.from({ length: 40 }, (_, n) => n + 1).filter((seq) => !came.has(seq)));
    }),
  );
});

it("places what is missing between its neighbours and within its numbering", () => {
  expect(whereabouts(10, 20, EVER)).toEqual({ startMs: 10, endMs: 20 });
  expect(whereabouts(null, 20, { startMs: 5, endMs: 90 })).toEqual({ startMs: 5, endMs: 20 });
  expect(whereabouts(10, null, { startMs: 5, endMs: 90 })).toEqual({ startMs: 10, endMs: 90 });
  expect(whereabouts(null, null, { startMs: 5, endMs: 90 })).toEqual({ startMs: 5, endMs: 90 });
});

it("loses nothing when a clock was put back, or numberings overlap", () => {
  expect(whereabouts(30, 20, EVER)).toEqual({ startMs: 20, endMs: 30 });
  expect(whereabouts(10, 20, { startMs: 50, endMs: 90 })).toEqual({ startMs: 10, endMs: 20 });
  expect(whereabouts(60, null, { startMs: 0, endMs: 50 }).startMs).toBe(60);
});

it("counts against every stretch that it reaches into, and against none that begins when it ends", () => {
  const [first, second] = [
    { startMs: 0, endMs: 10 },
    { startMs: 10, endMs: 20 },
  ];
  const where = (startMs: number, endMs: number) =>
    [first, second].map((stretch) => mayLieIn({ startMs, endMs }, stretch));
  expect(where(5, 10)).toEqual([true, false]);
  expect(where(5, 11)).toEqual([true, true]);
  // A play that was left out took no time.
  expect(where(10, 10)).toEqual([false, true]);
});
