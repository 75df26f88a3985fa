import { describe, expect, test } from "vitest";
import { icalendar } from "../../../src/domain/feed/icalendar.ts";
import { lines } from "../../../src/domain/feed/lines.ts";
import { m3u8 } from "../../../src/domain/feed/m3u8.ts";
import { occurrencesOf } from "../../../src/domain/feed/occurrences.ts";
import { feedSpots, type FeedSpot, type Programme } from "../../../src/domain/feed/programme.ts";
import { smil } from "../../../src/domain/feed/smil.ts";

const ZONE = "Asia/Shanghai";
const at = (text: string) => Date.parse(`${text}+08:00`);
const START = at("2026-06-15T08:00:00");
const film = { url: "https://a.test/media/b/1", mime: "video/mp4" };
const poster = { url: "https://a.test/media/b/2?x=1&y=2", mime: "image/png" };

function spot(over: Partial<FeedSpot>): FeedSpot {
  return {
    atMs: START,
    durationMs: 10_000,
    kind: "video",
    title: "片",
    sha256: "0".repeat(64),
    asset: film,
    text: null,
    cut: false,
    ...over,
  };
}
const slogan = (text: string, atMs = START) => spot({ kind: "text", asset: null, text, title: text, atMs });
function programme(spots: FeedSpot[], over: Partial<Programme> = {}): Programme {
  const screen = { id: "scr_1", name: "东门", widthPx: 1920, heightPx: 360 };
  return { screen, fit: "contain", zone: ZONE, day: "2026-06-15", plan: "", spots, standIn: null, ...over };
}

describe("M3U8", () => {
  test("a cut film stops in time, a still stays; texts and what cannot be had wait on the stand-in", () => {
    const spots = [
      spot({ durationMs: 7_500, cut: true }),
      spot({ kind: "image", asset: poster }),
      slogan("守住"),
      spot({ asset: null }),
      spot({ kind: "web" }),
    ];
    expect(m3u8(programme(spots)).split("\n")).toEqual([
      "#EXTM3U",
      "#PLAYLIST:东门 2026-06-15",
      "# mpv --image-display-duration=10",
      "#EXTINF:7.5,片",
      "#EXTVLCOPT:stop-time=7.5",
      film.url,
      "#EXTINF:10,片",
      "#EXTVLCOPT:image-duration=10",
      poster.url,
      "",
    ]);
    const stood = m3u8(programme(spots, { standIn: poster }));
    expect(stood.split("\n").filter((line) => line === poster.url)).toHaveLength(4);
  });

  test("nothing that a person typed ends a line", () => {
    const screen = { id: "x", name: "a\n#EXT-X-ENDLIST", widthPx: 1, heightPx: 1 };
    const plan = {
      v: 2 as const,
      engine: "e",
      zone: ZONE,
      items: [{ material: "m", kind: "video" as const, sha256: "0".repeat(64), durationMs: 1000 }],
      spots: [[0, 0]],
      exceptions: [],
    };
    const spots = feedSpots(
      plan,
      START,
      () => true,
      () => film,
      () => "片\r\nfile:///etc/passwd",
    );
    const text = m3u8(programme(spots, { screen }));
    expect(text.split("\n")).toHaveLength(5);
    expect(text).not.toMatch(/^(?:#EXT-X-|file:)/m);
  });
});

test("spots from an instant begin with the one on the air", () => {
  const plan = {
    v: 2 as const,
    engine: "e",
    zone: ZONE,
    items: [{ material: "m", kind: "video" as const, sha256: "0".repeat(64), durationMs: 10_000 }],
    spots: [[0, 0, 0, 0]],
    exceptions: [[2, 4000, "cut"] as [number, number, "cut"]],
  };
  const from = (ms: number) =>
    feedSpots(
      plan,
      START,
      (endsAtMs) => endsAtMs > START + ms,
      () => film,
      () => "片",
    );
  expect(from(9_999).map(({ atMs }) => atMs - START)).toEqual([0, 10_000, 20_000]);
  expect(from(10_000).map(({ atMs }) => atMs - START)).toEqual([10_000, 20_000]);
  expect(from(20_000)).toMatchObject([{ durationMs: 4000, cut: true }]);
  expect(from(24_000)).toEqual([]);
});

describe("lines", () => {
  test("each round once; what does not repeat stays whole", () => {
    const of = (...texts: string[]) => lines(programme(texts.map((text) => slogan(text))));
    expect(of("甲", "乙", "甲", "乙", "甲")).toBe("甲\n乙\n");
    expect(of("甲", "甲", "乙", "甲", "甲", "乙")).toBe("甲\n甲\n乙\n");
    expect(of("甲", "乙", "丙")).toBe("甲\n乙\n丙\n");
    expect(of("两\n行", "  ")).toBe("两 行\n");
    expect(of()).toBe("");
  });
});

describe("SMIL", () => {
  test("one seq per stretch without a hole; what cannot be had keeps its time", () => {
    const text = smil(
      programme([
        spot({ title: 'a<b>&"' }),
        spot({ atMs: START + 10_000, asset: null }),
        slogan("守 & 护\u0000", START + 60_000),
      ]),
    );
    expect(text.match(/wallclock\(([^)]+)\)/g)).toEqual([
      "wallclock(2026-06-15T08:00:00+08:00)",
      "wallclock(2026-06-15T08:01:00+08:00)",
    ]);
    expect(text).toContain('title="a&lt;b&gt;&amp;&quot;" dur="10s"/>');
    expect(text).toContain('<par dur="10s"/>');
    expect(text).toContain("data:text/plain;charset=utf-8,%E5%AE%88%20%26%20");
  });
});

describe("occurrences", () => {
  const interval = (from: string, to: string) => ({ startMs: at(from), endMs: at(to) });
  const [one, two] = [
    interval("2026-06-15T18:00:00", "2026-06-15T20:00:00"),
    interval("2026-06-16T18:00:00", "2026-06-16T20:00:00"),
  ];
  const later = interval("2026-06-16T19:00:00", "2026-06-16T20:00:00");
  const approvedMs = at("2026-06-01T00:00:00");

  test("a change of hours moves an occurrence; what was over stays", () => {
    const changedMs = at("2026-06-16T09:00:00");
    const found = occurrencesOf(
      "bkg_1",
      [
        { title: "甲", fromMs: approvedMs, untilMs: changedMs, intervals: [one, two] },
        { title: "乙", fromMs: changedMs, untilMs: null, intervals: [later] },
      ],
      ZONE,
    );
    expect(found).toEqual([
      { ...one, key: "bkg_1-20260615-1", title: "甲", sequence: 0, cancelled: false, changedMs: approvedMs },
      { ...later, key: "bkg_1-20260616-1", title: "乙", sequence: 1, cancelled: false, changedMs },
    ]);
  });

  test("what an edit drops, and all that is left when a booking ends, is cancelled once", () => {
    const changedMs = at("2026-06-10T00:00:00");
    const endedMs = at("2026-06-15T19:00:00");
    const found = occurrencesOf(
      "b",
      [
        { title: "甲", fromMs: approvedMs, untilMs: changedMs, intervals: [one, two] },
        { title: "甲", fromMs: changedMs, untilMs: endedMs, intervals: [one] },
      ],
      ZONE,
    );
    expect(found.map(({ cancelled, sequence, changedMs: ms }) => [cancelled, sequence, ms])).toEqual([
      [true, 2, endedMs],
      [true, 1, changedMs],
    ]);
  });
});

describe("iCalendar", () => {
  const occurrence = (from: number, to: number, title = "甲") => ({
    key: "bkg_1-20260615-1",
    startMs: from,
    endMs: to,
    title,
    sequence: 2,
    cancelled: true,
    changedMs: Date.parse("2026-06-01T00:00:00Z"),
  });
  const of = (zone: string, ...occurrences: ReturnType<typeof occurrence>[]) =>
    icalendar({ bureau: "jianghai", name: "东门", location: "一号门;大厅", zone, occurrences });

  test("folded, escaped, with its zone", () => {
    const title = `守住钱袋子，护好幸福家, ${"远离非法集资".repeat(10)}\\`;
    const text = of(ZONE, occurrence(START, START + 3_600_000, title));
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    const rows = text.split("\r\n");
    expect(rows.every((row) => new TextEncoder().encode(row).length <= 75)).toBe(true);
    const unfolded = text.replaceAll("\r\n ", "").split("\r\n");
    expect(unfolded).toContain(`SUMMARY:${title.replace(", ", "\\, ").replace("\\", "\\").slice(0, -1)}\\\\`);
    for (const row of [
      "UID:bkg_1-20260615-1@jianghai.fangfei",
      "SEQUENCE:2",
      "DTSTAMP:20260601T000000Z",
      "DTSTART;TZID=Asia/Shanghai:20260615T080000",
      "DTEND;TZID=Asia/Shanghai:20260615T090000",
      "LOCATION:一号门\\;大厅",
      "STATUS:CANCELLED",
      "TZID:Asia/Shanghai",
      "TZOFFSETTO:+0800",
    ])
      expect(unfolded).toContain(row);
  });

  test("clock changes are observances; the second coming of a clock time is written in UTC", () => {
    const text = of(
      "America/Chicago",
      occurrence(Date.parse("2026-03-01T08:00:00-06:00"), Date.parse("2026-03-01T09:00:00-06:00")),
      occurrence(Date.parse("2026-11-01T01:30:00-05:00"), Date.parse("2026-11-01T01:30:00-06:00")),
    );
    const rows = text.split("\r\n");
    expect(rows).toContain("DTSTART;TZID=America/Chicago:20261101T013000");
    expect(rows).toContain("DTEND:20261101T073000Z");
    expect(text).toContain(
      "BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0600\r\nTZOFFSETTO:-0500\r\nEND:DAYLIGHT",
    );
    expect(text).toContain(
      "BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0600\r\nEND:STANDARD",
    );
  });
});
