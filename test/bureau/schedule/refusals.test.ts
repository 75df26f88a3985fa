import { beforeAll, describe, expect, it } from "vitest";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";

let bureau: TestBureau;
let planner: Person;
beforeAll(async () => {
  bureau = await newBureau();
  planner = await bureau.as("planner");
}, 60_000);

interface Refused {
  code: string;
  errors: { path: string; message: string }[];
}

/** The refusal as it comes over the wire, in both languages. */
async function refusals(path: string, body?: object): Promise<Refused[]> {
  const answers: Refused[] = [];
  for (const language of ["en", "zh-CN"]) {
    const headers = { "content-type": "application/json", "accept-language": language };
    const more = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await planner.send(`/api/bureaus/${bureau.id}/${path}`, { headers, ...more });
    expect(response.status).toBe(422);
    answers.push(await response.json());
  }
  return answers;
}

const JUNE = { startsOn: "2026-06-01", endsOn: "2026-06-30" };
const FROM = "2026-06-01T00:00:00+08:00";
const part = (from: string, to: string) => ({ ...JUNE, dayparts: [{ from, to }] });

describe.each([
  ["preview", "bookings/preview", (windows: object[], more: object) => ({ windows, ...more }), "windows"],
  [
    "simulate",
    "plans/simulate",
    (windows: object[], more: object) => ({
      bookings: [{ id: "a", tier: "regular", weight: 1, windows, items: [{ id: "x", durationMs: 10_000 }] }],
      ...more,
    }),
    "bookings.0.windows",
  ],
])("%s refuses, naming the place and what would be right", (_name, path, make, at) => {
  const ask = (windows: object[], more: object = {}) =>
    refusals(path, make(windows, { zone: "Asia/Shanghai", from: FROM, to: "2026-06-02T00:00:00+08:00", ...more }));

  it.each([
    ["0.dayparts.0.to", [part("08:00", "08:00")], /leave dayparts out/, /全天/],
    ["0.dayparts.0.to", [part("08:00", "25:00")], /00:00 to 24:00/, /00:00 至 24:00/],
    ["0.dayparts.0.from", [part("24:00", "08:00")], /00:00 to 23:59/, /00:00 至 23:59/],
    ["0.endsOn", [{ startsOn: "2026-06-02", endsOn: "2026-06-01" }], /later|before/, /早于/],
    ["0.startsOn", [{ startsOn: "2026-02-30", endsOn: "2026-06-01" }], /day of the calendar/, /日历上的一天/],
    ["0.endsOn", [{ startsOn: "2026-01-01", endsOn: "2046-01-01" }], /ten years/, /十年/],
    ["0.weekdays.0", [{ ...JUNE, weekdays: [8] }], /7/, /7/],
  ])("%s", async (place, windows, en, zh) => {
    const [english, chinese] = await ask(windows);
    expect(english?.errors.map(({ path: where }) => where)).toEqual([`${at}.${place}`]);
    expect(english?.errors[0]?.message).toMatch(en);
    expect(chinese?.errors[0]?.message).toMatch(zh);
  });

  it.each([
    ["zone", { zone: "Mars/Olympus" }, /IANA/],
    ["to", { to: FROM }, /after/],
    ["to", { to: "2028-06-01T00:00:00+08:00" }, /At most (?:8|400) days/],
    ["from", { from: "yesterday" }, /RFC 3339/],
    ["to", { to: "2026-06-02" }, /RFC 3339/],
  ])("%s of the range", async (place, more, words) => {
    const [english] = await ask([JUNE], more);
    expect(english?.errors.map(({ path: where }) => where)).toEqual([place]);
    expect(english?.errors[0]?.message).toMatch(words);
  });
});

it.each([
  [FROM, FROM, "query.to", /after/],
  ["2026-06-02T00:00:00Z", "2026-06-01T00:00:00Z", "query.to", /after/],
  ["2026-01-01T00:00:00Z", "2027-03-01T00:00:00Z", "query.to", /At most 400 days/],
  ["today", FROM, "query.from", /RFC 3339/],
])("conflicts from %s to %s are refused", async (from, to, place, words) => {
  const query = new URLSearchParams({ from, to });
  const [english, chinese] = await refusals(`conflicts?${query.toString()}`);
  expect(english?.errors.map(({ path }) => path)).toEqual([place]);
  expect(english?.errors[0]?.message).toMatch(words);
  expect(chinese?.errors[0]?.message).toMatch(/\p{Script=Han}/u);
});
