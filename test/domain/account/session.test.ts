import { expect, test } from "vitest";
import { hasLapsed } from "../../../src/domain/account/session.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const rule = { idleMinutes: 10, absoluteHours: 12 };

test("an idle session ends ten minutes after its owner was last heard of, and within a minute of that", () => {
  const session = { startedAt: 0, seenAt: HOUR };
  expect(hasLapsed(session, rule, HOUR + 10 * MINUTE)).toBe(false);
  expect(hasLapsed(session, rule, HOUR + 11 * MINUTE)).toBe(true);
});

test("a busy session ends twelve hours after sign-in to the minute", () => {
  const session = { startedAt: 0, seenAt: 12 * HOUR - 1 };
  expect(hasLapsed(session, rule, 12 * HOUR - 1)).toBe(false);
  expect(hasLapsed(session, rule, 12 * HOUR)).toBe(true);
});
