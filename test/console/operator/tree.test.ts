import { expect, test } from "vitest";
import { inTree, placesFor } from "../../../src/console/operator/tree.ts";

const bureau = (id: string, parent: string | null = null) => ({ id, name: id, parent });
const ALL = [bureau("jianghai", "jiangmen"), bureau("jiangmen"), bureau("gaoxin", "jianghai"), bureau("zhuhai")];

test("each bureau stands below the one above it", () => {
  expect(inTree(ALL).map(({ bureau: { id }, depth }) => `${depth} ${id}`)).toEqual([
    "0 jiangmen",
    "1 jianghai",
    "2 gaoxin",
    "0 zhuhai",
  ]);
});

test("one whose parent is not listed stands at the top, and none is lost", () => {
  expect(inTree([bureau("a", "unknown")])).toEqual([{ bureau: bureau("a", "unknown"), depth: 0 }]);
});

test("no bureau is placed below itself or what is below it", () => {
  expect(placesFor("jiangmen", ALL).map(({ id }) => id)).toEqual(["zhuhai"]);
  expect(placesFor("gaoxin", ALL).map(({ id }) => id)).toEqual(["jianghai", "jiangmen", "zhuhai"]);
});
