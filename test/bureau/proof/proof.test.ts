import { beforeAll, describe, expect, it } from "vitest";
import { evening, type Evening, type Shown } from "./evening.ts";

let show: Evening;
const HOUR = 3_600_000;
const at = (clock: string) => show.at(clock);

beforeAll(async () => {
  show = await evening();
});

describe("planned against proven", () => {
  it("accounts for every spot by the hour of its planned start, and adds up", async () => {
    const { screen, device, plays } = await show.screen("00:00");
    const shown = plays.filter((play) => play.startMs < 2 * HOUR);
    const told = shown.filter((_, i) => i !== 100).map((play, i) => (i === 7 ? { ...play, result: "cut" } : play));
    await show.send(device, told, at("02:00:20"));
    const { total, hours, state } = await proof(screen, at("02:00:20"));
    expect(state).toBe("provisional");
    expect(total).toMatchObject({ planned: 240, proven: 238, cut: 1, unexplained: 1, extra: 0 });
    expect(hours.map((hour) => hour.planned)).toEqual([120, 120]);
  });

  it("tells a device that was off from one that was in contact and showed nothing", async () => {
    const { screen, device, plays } = await show.screen("00:00");
    const off = (play: Shown) => play.startMs >= HOUR && play.startMs < 2 * HOUR;
    const idle = (play: Shown) => play.startMs >= 3 * HOUR && play.startMs < 4 * HOUR;
    const shown = plays.filter((play) => play.startMs < 5 * HOUR && !off(play) && !idle(play));
    for (let minute = 0; minute < 60; minute += 1)
      await show.beat(device, 0, at(`03:${String(minute).padStart(2, "0")}:30`));
    await show.send(device, shown, at("05:00:20"));
    const { hours } = await proof(screen, at("05:00:20"));
    expect(hours.map(({ proven, offline, unexplained }) => [proven, offline, unexplained])).toEqual([
      [120, 0, 0],
      [0, 120, 0],
      [120, 0, 0],
      [0, 0, 120],
      [120, 0, 0],
    ]);
  });

  it("waits for announced plays, and takes them when they come: duplicated, late, in any order", async () => {
    const { screen, device, plays } = await show.screen("00:00");
    const shown = plays.filter((play) => play.startMs < HOUR);
    const late = shown.slice(40, 80);
    await show.send(device, [...shown.slice(80), ...shown.slice(0, 40)].toReversed(), at("01:00:10"), shown);
    await show.beat(device, shown.length, at("01:00:20"));
    expect((await proof(screen, at("01:00:21"))).total).toMatchObject({ planned: 120, proven: 80, awaited: 40 });
    await show.send(device, late, at("01:00:22"), shown);
    await show.send(device, shown, at("01:00:23"), shown);
    expect((await proof(screen, at("01:00:24"))).total).toMatchObject({
      planned: 120,
      proven: 120,
      awaited: 0,
      extra: 0,
    });
  });

  it("a spot that was shown at another time, by a clock that was wrong, answers for none", async () => {
    const { screen, device, plays } = await show.screen("00:00");
    const shown = plays.filter((play) => play.startMs < HOUR);
    const later = (byMs: number) => shown.map((play) => ({ ...play, startMs: play.startMs + byMs }));
    await show.send(device, later(2 * HOUR), at("03:00:20"));
    const { total } = await proof(screen, at("03:00:20"));
    expect(total).toMatchObject({ planned: 360, proven: 0, extra: 120 });
    const other = await show.screen("00:00");
    await show.send(other.device, later(240_000), at("01:04:20"));
    expect((await proof(other.screen, at("01:00:00"))).total).toMatchObject({ planned: 120, proven: 120, extra: 0 });
  });

  it("counts what a former plan of the day showed as superseded", async () => {
    const { screen, device, plays } = await show.screen("00:00");
    const other = await show.stage.slogan("不信高息");
    const playlist = await show.stage.playlist([other], 20_000);
    const targets = { screens: [screen], groups: [], tags: [] };
    await show.stage.book({ playlist, targets, tier: "exclusive" }, at("00:30:00"));
    await show.send(
      device,
      plays.filter((play) => play.startMs < HOUR),
      at("01:00:10"),
    );
    await device.get("/manifest", at("01:00:15"));
    const { total } = await proof(screen, at("01:00:19"));
    expect(total).toMatchObject({ planned: 60 + 90, proven: 60, superseded: 90, extra: 60, unexplained: 0 });
  });
});

/** What is said of the day, which adds up in every hour. */
async function proof(screen: string, now: string) {
  const found = await show.proof(screen, now);
  for (const { planned, extra: _, at: __, ...answers } of found.hours)
    expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBe(planned);
  return found;
}
