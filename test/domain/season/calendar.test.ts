import { getSolarDateFromLunar } from "chinese-days";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { AWARENESS_CALENDAR, awarenessEntry, nameFor, proposeDates } from "../../../src/domain/season/calendar.ts";
import { LANTERN_FESTIVAL } from "../../../src/domain/season/calendar-entries.ts";
import { dayNumber, daysBetween, weekdayOf } from "../../../src/domain/time/day.ts";

const keys = AWARENESS_CALENDAR.map(({ key }) => key);
const anyKey = fc.constantFrom(...keys);
const anyYear = fc.integer({ min: 2015, max: 2100 });

describe("published dates", () => {
  test.each([
    ["june_month", 2023, "2023-06-01", "2023-06-30"],
    ["june_month", 2025, "2025-06-01", "2025-06-30"],
    ["cyber_week", 2016, "2016-09-19", "2016-09-25"],
    ["cyber_week", 2020, "2020-09-14", "2020-09-20"],
    ["cyber_week", 2021, "2021-10-11", "2021-10-17"],
    ["cyber_week", 2023, "2023-09-11", "2023-09-17"],
    ["anti_scam", 2023, "2023-06-15", "2023-07-14"],
    ["anti_scam", 2024, "2024-06-24", "2024-07-23"],
    ["anti_scam", 2025, "2025-06-16", "2025-07-15"],
    ["finance_education", 2023, "2023-09-15", "2023-10-15"],
    ["finance_education", 2025, "2025-09-15", "2025-09-21"],
  ])("%s %i is confirmed for %s to %s", (key, year, startsOn, endsOn) => {
    expect(proposeDates(key, year)).toMatchObject({ startsOn, endsOn, confirmed: true });
  });

  it("has 15 June as the concentrated day of the June month", () => {
    expect(proposeDates("june_month", 2023)?.concentratedDay).toBe("2023-06-15");
    expect(proposeDates("june_month", 2027)?.concentratedDay).toBe("2027-06-15");
  });

  it("takes a day fixed by law as confirmed in every year", () => {
    expect(proposeDates("constitution_day", 2031)).toEqual({
      startsOn: "2031-12-04",
      endsOn: "2031-12-04",
      confirmed: true,
    });
  });
});

describe("rules only propose", () => {
  test.each([
    ["june_month", 2026, "2026-06-01", "2026-06-30"],
    ["cyber_week", 2026, "2026-09-14", "2026-09-20"],
    ["anti_scam", 2026, "2026-06-15", "2026-07-14"],
    ["finance_education", 2026, "2026-09-14", "2026-09-20"],
    ["new_year", 2023, "2023-01-01", "2023-02-05"],
  ])("%s %i is proposed, not confirmed", (key, year, startsOn, endsOn) => {
    expect(proposeDates(key, year)).toMatchObject({ startsOn, endsOn, confirmed: false });
  });

  it("would have hit the published cybersecurity weeks of the third calendar week of September", () => {
    for (const year of [2020, 2023, 2024, 2025]) {
      const known = awarenessEntry("cyber_week")?.known[year]?.startsOn;
      const next = new Date(Date.UTC(year, 8, 9));
      while (next.getUTCDay() !== 1) next.setUTCDate(next.getUTCDate() + 1);
      expect(known).toBe(next.toISOString().slice(0, 10));
    }
  });

  it("proposes nothing before an entry existed, beyond the lunar table, or for an unknown key", () => {
    expect(proposeDates("may_15_investor", 2018)).toBeNull();
    expect(proposeDates("new_year", 2036)).toBeNull();
    expect(proposeDates("no_such_day", 2023)).toBeNull();
  });
});

describe("the Lantern Festival table", () => {
  it("covers 2015 to 2035", () => {
    expect(Object.keys(LANTERN_FESTIVAL).map(Number)).toEqual(Array.from({ length: 21 }, (_, i) => 2015 + i));
  });

  test.each(Object.entries(LANTERN_FESTIVAL))("%s-%s is lunar 1/15", (year, day) => {
    expect(`${year}-${day}`).toBe(getSolarDateFromLunar(`${year}-01-15`).date);
  });
});

describe("names", () => {
  test.each([
    ["june_month", 2024, "防范非法集资宣传月"],
    ["june_month", 2025, "防范非法金融活动宣传月"],
    ["june_month", 2030, "防范非法金融活动宣传月"],
    ["finance_education", 2022, "金融知识普及月"],
    ["finance_education", 2023, "金融消费者权益保护教育宣传月"],
    ["finance_education", 2024, "金融教育宣传月"],
    ["finance_education", 2025, "金融教育宣传周"],
  ])("%s is called by its name of %i", (key, year, name) => {
    expect(nameFor(key, year)).toBe(name);
  });

  it("refuses an unknown key", () => {
    expect(() => nameFor("no_such_day", 2023)).toThrow(RangeError);
  });

  it("never prints an ordinal", () => {
    const printed = AWARENESS_CALENDAR.flatMap((entry) => [
      ...entry.names.map(({ zh }) => zh),
      entry.nameEn,
      ...Object.values(entry.slogans ?? {}),
    ]);
    for (const words of printed) expect(words).not.toMatch(/第[\d一二三四五六七八九十百]+[个届次]|\d(st|nd|rd|th)\b/);
  });

  it("does not know the June slogan of 2026", () => {
    expect(awarenessEntry("june_month")?.slogans).not.toHaveProperty("2026");
    expect(awarenessEntry("june_month")?.slogans?.[2021]).toBe("学法用法护小家·防非处非靠大家");
  });
});

describe("every entry in every year", () => {
  it("proposes real days in order, in that year, with the concentrated day inside", () => {
    fc.assert(
      fc.property(anyKey, anyYear, (key, year) => {
        const dates = proposeDates(key, year);
        if (!dates) return;
        const { startsOn, endsOn, concentratedDay = startsOn } = dates;
        expect(startsOn.slice(0, 4)).toBe(String(year));
        expect(daysBetween(startsOn, concentratedDay)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(concentratedDay, endsOn)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(startsOn, endsOn)).toBeLessThan(70);
      }),
    );
  });

  it("proposes the September weeks from Monday to Sunday around the fifteenth", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2026, max: 2100 }), (year) => {
        const { startsOn = "", endsOn = "" } = proposeDates("cyber_week", year) ?? {};
        expect([weekdayOf(dayNumber(startsOn)), weekdayOf(dayNumber(endsOn))]).toEqual([1, 7]);
        expect(startsOn <= `${year}-09-15` && endsOn >= `${year}-09-15`).toBe(true);
      }),
    );
  });

  it("has a unique key, names in ascending years and a source", () => {
    expect(new Set(keys).size).toBe(keys.length);
    for (const { names, source, since } of AWARENESS_CALENDAR) {
      const years = names.map(({ from }) => from);
      expect(years).toEqual([...years].sort((a, b) => a - b));
      expect(years[0]).toBe(since);
      expect(source).not.toBe("");
    }
  });
});
