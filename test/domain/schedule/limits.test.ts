import { expect, test } from "vitest";
import { Budget } from "../../../src/domain/schedule/budget.ts";
import { IndexedHeap } from "../../../src/domain/schedule/heap.ts";
import { MAX_SPOTS, MAX_STEPS, simulateProblems } from "../../../src/domain/schedule/simulate-problems.ts";
import { simulate } from "../../../src/domain/schedule/simulate.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";
import { adversaries } from "./adversaries.ts";

const calendar = statutoryCalendar();

/** How often members enter or leave heaps while `work` runs: the engine's innermost work. */
function movesDuring(work: () => void): number {
  const heap = IndexedHeap.prototype;
  const own = { push: Reflect.get(heap, "push"), remove: Reflect.get(heap, "remove") };
  let moves = 0;
  for (const name of ["push", "remove"] as const) {
    heap[name] = function (this: IndexedHeap, member: number) {
      moves++;
      own[name].call(this, member);
    };
  }
  try {
    work();
  } finally {
    Object.assign(heap, own);
  }
  return moves;
}

test.each(Object.entries(adversaries))("%s ends within the limit, and its work is counted", (_name, input) => {
  expect(simulateProblems(input)).toEqual([]);
  const budget = new Budget(MAX_SPOTS, MAX_STEPS);
  const answers: ReturnType<typeof simulate>[] = [];
  const moves = movesDuring(() => answers.push(simulate(input, calendar, budget)));
  const [answer] = answers;
  const steps = MAX_STEPS - budget.steps;
  // Nothing large goes uncounted.
  expect(moves).toBeLessThanOrEqual(4 * steps);
  if (!answer) return expect.fail("no answer");
  if ("problems" in answer) expect(answer.problems[0]?.code).toMatch(/^too_(?:complex|many_spots)$/);
  else {
    expect(answer.simulation.spots.length).toBeLessThanOrEqual(MAX_SPOTS);
    expect(steps).toBeLessThanOrEqual(MAX_STEPS);
  }
});

test("the limit in steps holds wherever it falls", () => {
  for (const input of Object.values(adversaries)) {
    for (const steps of [0, 10, 1000, 30_000]) {
      expect(simulate(input, calendar, new Budget(MAX_SPOTS, steps))).toMatchObject({
        problems: [{ code: "too_complex", path: ["bookings"] }],
      });
    }
  }
});

test("the limit in spots is exact", () => {
  const [booking] = adversaries["one_tiny"]?.bookings ?? [];
  if (!booking) return expect.fail("no booking");
  const ask = (spots: number) => {
    const one = adversaries["one_tiny"] ?? expect.fail("no input");
    return simulate({ ...one, toMs: one.fromMs + spots * 1000, bookings: [booking] }, calendar);
  };
  expect(ask(MAX_SPOTS)).toHaveProperty("simulation.spots.length", MAX_SPOTS);
  expect(ask(MAX_SPOTS + 1)).toMatchObject({ problems: [{ code: "too_many_spots" }] });
});
