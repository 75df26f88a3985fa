import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { descriptorLimit, liveBound, workerdBinary } from "../../src/host/workerd.ts";

test("finds the real binary of this platform", () => {
  expect(existsSync(workerdBinary())).toBe(true);
});

test("live channels leave room for plain requests and the objects' files", () => {
  expect(descriptorLimit()).toBeGreaterThan(0);
  for (const descriptors of [256, 1_024, 20_000, 1_048_576]) {
    expect(liveBound(descriptors) * 2).toBeLessThan(descriptors * 0.75);
    expect(liveBound(descriptors)).toBeGreaterThanOrEqual(16);
  }
  expect(liveBound(1_024)).toBe(256);
  expect(liveBound(1_048_576)).toBe(20_000);
});
