import { expect, it, vi } from "vitest";
import { recurring } from "../../../src/console/schedule/conflict.ts";
import { reasonText } from "../../../src/console/schedule/reason.ts";
import { text } from "../../../src/console/schedule/text.ts";
import { Reason } from "../../../src/contracts/schedule.ts";

// The language is chosen as the words are loaded.
vi.hoisted(() =>
  Object.assign(globalThis, { localStorage: { getItem: () => null }, document: { documentElement: {} } }),
);

it("the same conflict every evening is one, with all its evenings", () => {
  const interval = (day: number) => ({
    start: `2026-06-0${day}T18:00:00+08:00`,
    end: `2026-06-0${day}T19:00:00+08:00`,
  });
  const same = { kind: "outranked" as const, screens: ["a"], winner: "x", losers: ["y"] };
  const found = recurring([
    { ...same, interval: interval(1) },
    { ...same, screens: ["b"], interval: interval(1) },
    { ...same, interval: interval(2) },
  ]);
  expect(found.map(({ screens, intervals }) => [screens, intervals])).toEqual([
    [["a"], [interval(1), interval(2)]],
    [["b"], [interval(1)]],
  ]);
});

const CODES = Reason.options.flatMap(({ shape: { code } }) => ("options" in code ? code.options : [...code.values]));

it.each(CODES)("%s is said in both languages", (code) => {
  const reasons = [
    Reason.parse({ code, booking: "b", until: null, next: null }),
    Reason.parse({ code, booking: "b", until: "2026-06-15T11:00:00Z", next: "2026-06-15T11:00:00Z" }),
  ];
  for (const reason of reasons) {
    const zh = reasonText(reason, text.zh.reasons, "Asia/Shanghai", () => "甲");
    const en = reasonText(reason, text.en.reasons, "Asia/Shanghai", () => "A");
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  }
});

it("a turn is said by the screen's clock, a winner by its title", () => {
  const say = (reason: Reason) =>
    reasonText(reason, text.en.reasons, "Asia/Tokyo", (id) => (id === "b" ? "Night" : undefined));
  expect(say({ code: "waiting_turn", next: "2026-06-15T10:42:10Z" })).toBe("Waits for its turn, next at 19:42:10");
  expect(say({ code: "outranked_by", booking: "b" })).toBe("Gives way to “Night”, of a higher tier");
  expect(say({ code: "outranked_by", booking: "gone" })).toBe("Gives way to what plays");
});
