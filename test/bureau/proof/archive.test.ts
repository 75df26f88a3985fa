import { env } from "cloudflare:test";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { evening, type Evening } from "./evening.ts";
import { rebuilt } from "../play/stored.ts";

let show: Evening;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  show = await evening();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("plays of days that are over", () => {
  it("make the day final when all that was announced has come, and a new revision when more comes later", async () => {
    const { screen, device, plays } = await show.screen();
    const all = plays.length;
    await show.send(device, plays.slice(0, all - 10), show.after(60_000), plays);
    await show.beat(device, all, show.after(120_000));
    await show.night(7_200_000);
    expect(await show.proof(screen, show.after(7_300_000))).toMatchObject({
      state: "provisional",
      revision: 1,
      total: { awaited: 10 },
    });
    await show.send(device, plays.slice(all - 10, all - 1), show.after(7_400_000), plays);
    await show.night(3 * DAY_MS + 7_200_000);
    const final = await show.proof(screen, show.after(4 * DAY_MS));
    expect(final).toMatchObject({
      state: "final",
      revision: 2,
      total: { planned: all, proven: all - 1, unexplained: 1 },
    });
    await show.send(device, plays.slice(all - 1), show.after(4 * DAY_MS), plays);
    await show.night(4 * DAY_MS + 7_200_000);
    const later = await show.proof(screen, show.after(5 * DAY_MS));
    expect(later).toMatchObject({ state: "final", revision: 3, total: { proven: all, unexplained: 0, extra: 0 } });
    // A spot shown twice, a fallback, and yesterday's rows in media storage by then: what is extra is added as well.
    const repeat = plays[0]!;
    await show.night(9 * DAY_MS);
    await show.night(9 * DAY_MS + 7 * 3_600_000);
    const more = [repeat, { ...repeat, spot: 7, material: plays[7]!.material, startMs: plays[7]!.startMs }];
    await show.tell(device, all + 1, more, show.after(10 * DAY_MS));
    await show.night(10 * DAY_MS + 7_200_000);
    expect(await show.proof(screen, show.after(11 * DAY_MS))).toMatchObject({
      state: "final",
      revision: 4,
      total: { proven: all, unexplained: 0, extra: 2 },
    });
  });

  it("leave the object after a week, once and whole; what was counted stays, and so does what a number stands for", async () => {
    const { screen, device, plays } = await show.screen();
    await show.send(device, plays, show.after(60_000));
    await show.beat(device, plays.length, show.after(120_000));
    await show.night(9 * DAY_MS);
    await show.night(9 * DAY_MS + 7 * 3_600_000);
    const { rows, files } = await show.inside((sql) => ({
      rows: sql
        .exec(
          "SELECT count(*) AS n FROM play WHERE id / 2147483648 = (SELECT no FROM play_boot WHERE screen = ?)",
          screen,
        )
        .one()["n"],
      files: sql
        .exec(
          "SELECT first_seq, last_seq FROM play_archive WHERE boot = (SELECT no FROM play_boot WHERE screen = ?)",
          screen,
        )
        .toArray(),
    }));
    expect(rows).toBe(0);
    expect(files).toEqual([{ first_seq: 1, last_seq: plays.length }]);
    const lines = await archived(screen, plays.length);
    expect(lines.map(({ seq }) => seq)).toEqual(plays.map((_, i) => i + 1));
    expect(lines[3]).toMatchObject({
      durationMs: plays[3]?.durationMs,
      material: plays[3]?.material,
      result: "played",
      spot: plays[3]?.spot,
    });
    const again = await show.send(device, plays.slice(0, 200), show.after(10 * DAY_MS), plays);
    expect(again).toEqual([{ accepted: 0, duplicate: 200, refused: [], contiguousSeq: plays.length }]);
    expect(await show.proof(screen, show.after(10 * DAY_MS))).toMatchObject({
      state: "final",
      total: { proven: plays.length },
    });
  });

  it("are counted by the hour as their rows say, and put right by night when they are not", async () => {
    const { screen, device, plays } = await show.screen();
    await show.send(device, plays, show.after(60_000));
    await show.beat(device, plays.length, show.after(120_000));
    await show.inside((sql) =>
      sql.exec(
        "UPDATE play_hour SET plays = plays + 5 WHERE screen = (SELECT no FROM interned WHERE value = ?)",
        screen,
      ),
    );
    const numbers = () =>
      show.inside((sql) => ({
        hours: sql
          .exec("SELECT * FROM play_boot_hour WHERE boot = (SELECT no FROM play_boot WHERE screen = ?)", screen)
          .toArray(),
        days: sql
          .exec("SELECT * FROM play_boot_day WHERE boot = (SELECT no FROM play_boot WHERE screen = ?)", screen)
          .toArray(),
      }));
    const counted = await numbers();
    await show.inside((sql) => {
      const hour = counted.hours[2]!;
      sql.exec("DELETE FROM play_boot_hour WHERE boot = ? AND hour = ?", hour["boot"], hour["hour"]);
      const taken = [hour["received"], hour["boot"]];
      sql.exec("UPDATE play_boot_day SET received = received - ? WHERE boot = ?", ...taken);
      sql.exec(
        "UPDATE play_boot_hour SET last_seq = first_seq WHERE boot = ? AND hour = ?",
        hour["boot"],
        counted.hours[0]!["hour"],
      );
    });
    const wrong = await rebuilt(show.bureau.id);
    expect(wrong.before).not.toEqual(wrong.after);
    await show.night(DAY_MS + 3 * 3_600_000);
    const right = await rebuilt(show.bureau.id);
    const byHour = (a: { hour?: unknown }, b: { hour?: unknown }) => Number(a.hour) - Number(b.hour);
    const mended = await numbers();
    expect(mended.hours.toSorted(byHour)).toEqual(counted.hours);
    expect(mended.days).toEqual(counted.days);
    const ofScreen = ({ screen: no }: { screen: number }) => no === right.after.at(-1)?.screen;
    expect(right.before.filter(ofScreen)).toEqual(right.after.filter(ofScreen));
  });
});

async function archived(screen: string, last: number): Promise<Record<string, unknown>[]> {
  const file = await asEnv().MEDIA.get(`${show.bureau.id}/plays/${screen}/1-1-${last}.ndjson.gz`);
  if (!file) throw new Error("Nothing was archived");
  const text = await new Response(file.body.pipeThrough(new DecompressionStream("gzip"))).text();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

// Safe because `wrangler.toml` binds it.
function asEnv() {
  return env as unknown as { MEDIA: R2Bucket };
}
