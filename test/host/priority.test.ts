import { getPriority } from "node:os";
import { expect, test } from "vitest";
import { dataFolder, start } from "./instance.ts";

test("hashing passwords stands back behind what serves screens", async () => {
  const { children } = await start({ FANGFEI_DATA: dataFolder() });
  const { main = 0, hasher = 0 } = children();
  expect(getPriority(hasher) - getPriority(main)).toBe(19);
});
