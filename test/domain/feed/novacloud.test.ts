import { describe, expect, test } from "vitest";
import { type NovaDay, type NovaMedia, type NovaSpot, novacloud } from "../../../src/domain/feed/novacloud.ts";

const DAY = "2026-06-14";
const at = (wall: string) => Date.parse(`${DAY}T${wall}:00+08:00`);
const file = (name: string): NovaMedia => ({ url: `https://a.test/media/b/${name}`, md5: `md5 of ${name}`, bytes: 9 });
const MEDIA = new Map([
  ["film", file("film")],
  ["poster", file("poster")],
  ["card", file("card")],
]);
const STYLE = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;

const spot = (over: Partial<NovaSpot>): NovaSpot => ({
  atMs: at("08:00"),
  durationMs: 10_000,
  kind: "video",
  title: "片",
  sha256: "film",
  text: null,
  style: null,
  cut: false,
  ...over,
});
const slogan = (text: string, over: Partial<NovaSpot> = {}) =>
  spot({ kind: "text", title: text, sha256: text, text, style: STYLE, ...over });
const dayOf = (spots: NovaSpot[], over: Partial<NovaDay> = {}): NovaDay => ({
  widthPx: 1920,
  heightPx: 360,
  zone: "Asia/Shanghai",
  day: DAY,
  spots,
  standIn: null,
  ...over,
});
/** One after another from the first one's instant. */
function inARow(spots: NovaSpot[]): NovaSpot[] {
  let atMs = spots[0]?.atMs ?? 0;
  return spots.map((one) => {
    const placed = { ...one, atMs };
    atMs += one.durationMs;
    return placed;
  });
}
const names = (spots: NovaSpot[], over?: Partial<NovaDay>) =>
  novacloud(dayOf(spots, over), MEDIA).pages.map(({ name }) => name);

describe("a NovaCloud programme", () => {
  test("pictures and films as they are fetched and checked, over the whole screen, in ms", () => {
    const { pages } = novacloud(
      dayOf([spot({ durationMs: 7500 }), spot({ kind: "image", title: "画\n报", sha256: "poster" })]),
      MEDIA,
    );
    const layout = { x: "0%", y: "0%", width: "100%", height: "100%" };
    expect(pages).toEqual([
      { name: "片", widgets: [{ zIndex: 1, type: "VIDEO", duration: 7500, layout, size: 9, ...pick("film") }] },
      {
        name: "画 报",
        widgets: [
          {
            zIndex: 1,
            type: "PICTURE",
            duration: 10_000,
            layout,
            size: 9,
            ...pick("poster"),
            inAnimation: { type: "NONE", duration: 0 },
          },
        ],
      },
    ]);
  });

  test("the schedule is the day's opening hours; Sunday is 0, and midnight the last minute", () => {
    const { schedule, playerIds } = novacloud(
      dayOf([
        spot({ durationMs: 3_600_000 }),
        spot({ atMs: at("09:00"), durationMs: 1_800_000 }),
        spot({ atMs: at("18:30"), durationMs: 5.5 * 3_600_000 }),
      ]),
      MEDIA,
    );
    expect(playerIds).toEqual([]);
    expect(schedule).toEqual({
      startDate: DAY,
      endDate: DAY,
      plans: [
        { weekDays: [0], startTime: "08:00", endTime: "09:30" },
        { weekDays: [0], startTime: "18:30", endTime: "23:59" },
      ],
    });
    expect(novacloud(dayOf([spot({})], { day: "2026-06-20" }), MEDIA).schedule.plans[0]?.weekDays).toEqual([6]);
  });

  test("words run or stand, no line wider than the screen", () => {
    const running = slogan("守住钱袋子", { style: { ...STYLE, template: "scroll" } });
    const broken = slogan("守住钱袋子护好幸福家", { style: { ...STYLE, template: "two_line" } });
    const long = slogan("一".repeat(40));
    const [scroll, two, still] = novacloud(dayOf([running, broken, long]), MEDIA).pages.map((page) => page.widgets[0]);
    expect(scroll).toMatchObject({
      type: "ARCH_TEXT",
      displayType: "SCROLL",
      backgroundColor: "#8b1a1a",
      scrollAttribute: { animation: "MARQUEE_LEFT" },
      lines: [{ textAttributes: [{ content: "守住钱袋子", fontSize: 252, textColor: "#ffffff" }] }],
    });
    expect(two).toMatchObject({
      displayType: "STATIC",
      lines: [
        { textAttributes: [{ content: "守住钱袋子", fontSize: 126 }] },
        { textAttributes: [{ content: "护好幸福家", fontSize: 126 }] },
      ],
    });
    expect(still).toMatchObject({ lines: [{ textAttributes: [{ fontSize: 45 }] }] });
  });

  test("what only repeats is written once, without the spot that the day's end cuts", () => {
    const round = [slogan("一"), slogan("二"), slogan("一")];
    expect(names(inARow([...round, ...round, slogan("一"), slogan("二", { durationMs: 4000, cut: true })]))).toEqual([
      "一",
      "二",
      "一",
    ]);
    expect(names(inARow([slogan("一"), slogan("二"), slogan("三")]))).toEqual(["一", "二", "三"]);
  });

  test("a page and a file that is gone are the stand-in, or left out", () => {
    const spots = inARow([
      spot({ kind: "web", title: "网页", sha256: "film" }),
      spot({ title: "没了", sha256: "gone" }),
    ]);
    expect(names(spots)).toEqual([]);
    const { pages } = novacloud(dayOf(spots, { standIn: "card" }), MEDIA);
    expect(pages.map(({ widgets }) => widgets[0])).toMatchObject([
      { type: "PICTURE", url: file("card").url },
      { type: "PICTURE", url: file("card").url },
    ]);
  });

  test("a screen that is closed all day has nothing to show", () => {
    expect(novacloud(dayOf([]), MEDIA)).toMatchObject({ schedule: { plans: [] }, pages: [] });
  });
});

function pick(name: string) {
  const { url, md5 } = file(name);
  return { url, md5 };
}
