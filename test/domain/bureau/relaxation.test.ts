import { expect, test } from "vitest";
import { relaxes } from "../../../src/domain/bureau/relaxation.ts";

const apart = { separateAdministration: true, reviewSteps: 2 };

test.each([
  [{ separateAdministration: false }, ["separateAdministration"]],
  [{ reviewSteps: 1 }, ["reviewSteps"]],
  [{ separateAdministration: false, reviewSteps: 1 }, ["separateAdministration", "reviewSteps"]],
  [{ separateAdministration: true, reviewSteps: 2 }, []],
  [{ reviewSteps: 3 }, []],
  [{}, []],
] as const)("of %j, %j weakens separate administration", (wanted, weakens) => {
  expect(relaxes(apart, wanted)).toEqual(weakens);
});

test("where administration is not separate nothing weakens it", () => {
  expect(relaxes({ ...apart, separateAdministration: false }, { reviewSteps: 1 })).toEqual([]);
});
