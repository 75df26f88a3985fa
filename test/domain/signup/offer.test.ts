import { expect, test } from "vitest";
import { offerExpiresAt } from "../../../src/domain/signup/offer.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";

const at = (text: string) => Date.parse(`${text}+08:00`);

test.each([
  ["four working hours", "2026-06-10T09:30", "2026-06-12T18:00", "2026-06-10T13:30"],
  ["over the night", "2026-06-10T16:00", "2026-06-12T18:00", "2026-06-11T11:00"],
  ["over a weekend", "2026-06-12T16:00", "2026-06-20T18:00", "2026-06-15T11:00"],
  ["over the Dragon Boat Festival (19 June 2026)", "2026-06-18T17:00", "2026-06-30T18:00", "2026-06-22T12:00"],
  ["never past the cut-off", "2026-06-12T16:00", "2026-06-12T18:00", "2026-06-12T18:00"],
])("%s", (_, now, cutOff, expires) => {
  expect(offerExpiresAt(at(now), at(cutOff), { zone: "Asia/Shanghai", offerHours: 4 }, statutoryCalendar())).toBe(
    at(expires),
  );
});

test("a bureau may give more hours", () => {
  const rules = { zone: "Asia/Shanghai", offerHours: 9 };
  const expires = offerExpiresAt(at("2026-06-10T09:30"), at("2026-06-12T18:00"), rules, statutoryCalendar());
  expect(expires).toBe(at("2026-06-11T09:30"));
});
