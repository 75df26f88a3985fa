import { describe, expect, it } from "vitest";
import { createErrorLog, PlayerProblem } from "../../../src/player/problem.ts";
import type { Journal, PlayStart } from "../../../src/player/proof/journal.ts";
import { createConductor } from "../../../src/player/show/conductor.ts";
import { spotKey, type Want } from "../../../src/player/show/handover.ts";
import type { Cue } from "../../../src/player/stage/cue.ts";
import { itemOf } from "../manifest.ts";

const A = itemOf("a", 10_000);
const B = itemOf("b", 10_000);
const FALLBACK = itemOf("fallback", 6_000, { material: "fallback" });

type Row = { what: string; at: number; shownMs?: number; result?: string; code?: string };

/** Safe because the stage of this rehearsal never looks at elements. */
function noElement(): HTMLElement {
  return {} as HTMLElement;
}

/** Safe because a conductor only writes plays. */
function onlyProof(journal: Pick<Journal, "begin" | "miss">): Journal {
  return journal as Journal;
}

/** A show without a browser: time, plan, files and breakdowns are the test's; proof and pictures are written down. */
function rehearsal() {
  let now = 0;
  let jumpedMs = 0;
  let plan = "plan-1";
  const shown: string[] = [];
  const rows: Row[] = [];
  const broken = new Map<string, string>();
  const absent = new Set<string>();
  const failing = new Map<string, string>();
  const slow = new Set<string>();
  let fallback: Want | null = { kind: "fallback", key: "fallback", item: FALLBACK };
  let items = [A, B];
  let length = 10_000;

  const wantAt = (at: number): Want => {
    const spot = Math.floor(at / length);
    const item = items[spot % items.length] ?? A;
    const startMs = spot * length;
    return { kind: "spot", key: spotKey(startMs, item.sha256), plan, spot, item, startMs, endMs: startMs + length };
  };
  const nameOf = (start: PlayStart) => `${start.plan ?? "-"}/${start.spot ?? "-"}/${start.material}`;
  const journal: Pick<Journal, "begin" | "miss"> = {
    begin(start) {
      const row: Row = { what: nameOf(start), at: start.startedAtMs };
      rows.push(row);
      return {
        start,
        carriedMs: 0,
        mark: () => undefined,
        leave: () => undefined,
        end(result, shownMs, code) {
          Object.assign(row, { result, shownMs, ...(code ? { code } : {}) });
        },
      };
    },
    miss(start, result, code) {
      rows.push({ what: nameOf(start), at: start.startedAtMs, result, code });
    },
  };
  const readyOf = (name: string): Promise<void> => {
    if (slow.has(name)) return new Promise(() => undefined);
    return broken.has(name) ? Promise.reject(new PlayerProblem(broken.get(name) ?? "")) : Promise.resolve();
  };
  const cueOf = (name: string): Cue => ({
    element: noElement(),
    ready: readyOf(name),
    start: () => {
      shown.push(`${now} ${name}`);
    },
    follow: () => undefined,
    failure: () => failing.get(name) ?? null,
    stop: () => undefined,
  });
  const conductor = createConductor({
    clock: {
      now: () => now,
      contact: () => undefined,
      measured: () => true,
      jumpedMs: () => jumpedMs,
      catchUp: () => undefined,
      uncertaintyMs: () => 0,
    },
    journal: onlyProof(journal),
    stage: {
      host: noElement(),
      hang: () => undefined,
      show: (cue, offsetMs) => cue.start(offsetMs),
      strike: () => undefined,
      shown: () => null,
      frames: () => 0,
    },
    errors: createErrorLog(),
    deviceNow: () => now,
    wantAt,
    fallback: () => fallback,
    card: () => ({ kind: "card", key: "card", card: { bureauName: "", reportingChannel: "" } }),
    prepare: (want) => {
      const name = "item" in want ? want.item.sha256 : want.kind;
      if (absent.has(name)) return Promise.reject(new PlayerProblem("not_downloaded"));
      return Promise.resolve(cueOf(name));
    },
    isHere: (sha256) => !absent.has(sha256),
    onTurn: () => undefined,
  });
  return {
    shown,
    rows,
    broken,
    absent,
    failing,
    slow,
    setPlan: (id: string, newItems = items, newLength = length) => {
      plan = id;
      items = newItems;
      length = newLength;
    },
    setFallback: (want: Want | null) => {
      fallback = want;
    },
    /** It turns out to be so much later. */
    jump: (byMs: number) => {
      now += byMs;
      jumpedMs += byMs;
    },
    stop: () => conductor.stop(),
    /** Lets time pass until `until`, looking at the clock as often as the conductor asks. */
    async run(until: number) {
      while (now < until) {
        const wait = conductor.tick();
        for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
        now = Math.min(until, now + Math.max(1, wait));
      }
    },
  };
}

describe("the show", () => {
  it("changes pictures on the instant and proves each spot once", async () => {
    const show = rehearsal();
    await show.run(25_000);
    expect(show.shown.slice(1)).toEqual(["10000 b", "20000 a"]);
    expect(show.rows.slice(0, 2)).toMatchObject([
      { what: "plan-1/0/a", result: "played" },
      { what: "plan-1/1/b", at: 10_000, shownMs: 10_000, result: "played" },
    ]);
    expect(show.rows).toHaveLength(3);
  });

  it("goes on with the spot on the air when the plan is replaced around it", async () => {
    const show = rehearsal();
    await show.run(14_000);
    show.setPlan("plan-2");
    await show.run(21_000);
    expect(show.shown).toHaveLength(3);
    expect(show.rows.map((row) => row.what)).toEqual(["plan-1/0/a", "plan-1/1/b", "plan-2/2/a"]);
    expect(show.rows[1]).toMatchObject({ shownMs: 10_000, result: "played" });
  });

  it("cuts the spot on the air when the new plan shows something else now", async () => {
    const show = rehearsal();
    await show.run(14_000);
    show.setPlan("plan-2", [itemOf("takeover", 10_000)]);
    await show.run(14_500);
    expect(show.shown.at(-1)).toMatch(/ takeover$/);
    expect(show.rows[1]).toMatchObject({ what: "plan-1/1/b", result: "cut" });
    expect(show.rows[1]?.shownMs).toBeLessThanOrEqual(4_100);
  });

  it("records what could not be decoded, and shows the fallback for the rest of the spot", async () => {
    const show = rehearsal();
    show.broken.set("b", "image_decode");
    await show.run(21_000);
    expect(show.shown.slice(1).map((line) => line.split(" ")[1])).toEqual(["fallback", "a"]);
    expect(show.rows).toMatchObject([
      { what: "plan-1/0/a", result: "played" },
      { what: "plan-1/1/b", result: "failed", code: "image_decode" },
      { what: "-/-/fallback", result: "played", shownMs: 6_000 },
      { what: "-/-/fallback", result: "cut" },
      { what: "plan-1/2/a" },
    ]);
  });

  it("records a spot that was over before its picture was ready, however short it was", async () => {
    const show = rehearsal();
    show.slow.add("b");
    show.setPlan("plan-1", [A, B], 3_000);
    await show.run(7_000);
    expect(show.rows).toMatchObject([
      { what: "plan-1/0/a", result: "played" },
      { what: "plan-1/1/b", at: 3_000, result: "failed", code: "not_ready_in_time" },
      { what: "plan-1/2/a" },
    ]);
  });

  it("records what broke while it was shown", async () => {
    const show = rehearsal();
    await show.run(13_000);
    show.failing.set("b", "video_stalled");
    await show.run(15_000);
    expect(show.rows[1]).toMatchObject({ what: "plan-1/1/b", result: "failed", code: "video_stalled" });
    expect(show.shown.at(-1)).toMatch(/fallback$/);
  });

  it("shows the card when the fallback is broken too", async () => {
    const show = rehearsal();
    show.broken.set("b", "image_decode");
    show.broken.set("fallback", "image_decode");
    await show.run(12_000);
    expect(show.shown.at(-1)).toMatch(/card$/);
  });

  it("takes up a spot whose file arrives while it lasts, and proves it once", async () => {
    const show = rehearsal();
    show.absent.add("b");
    await show.run(13_000);
    expect(show.shown.at(-1)).toMatch(/fallback$/);
    show.absent.delete("b");
    await show.run(21_000);
    const proofs = show.rows.filter((row) => row.what === "plan-1/1/b");
    expect(proofs).toMatchObject([{ result: "cut" }]);
  });

  it("records a spot whose file never came as skipped, once, when it is over", async () => {
    const show = rehearsal();
    show.absent.add("b");
    await show.run(19_900);
    expect(show.rows.filter((row) => row.what === "plan-1/1/b")).toEqual([]);
    await show.run(21_000);
    expect(show.rows.filter((row) => row.what === "plan-1/1/b")).toMatchObject([
      { result: "skipped", code: "not_downloaded" },
    ]);
  });

  it("records a spot whose file never came when another takes its place, both where neither came", async () => {
    const show = rehearsal();
    show.absent.add("first");
    show.absent.add("second");
    show.setPlan("plan-1", [itemOf("first", 60_000)], 60_000);
    await show.run(5_000);
    show.setPlan("plan-2", [itemOf("second", 60_000)], 60_000);
    await show.run(10_000);
    show.setPlan("plan-3", [A], 60_000);
    await show.run(15_000);
    expect(show.rows.filter(({ result }) => result === "skipped")).toMatchObject([
      { what: "plan-1/0/first", code: "not_downloaded" },
      { what: "plan-2/0/second", code: "not_downloaded" },
    ]);
  });

  it("proves what was really shown when it turns out to be another time", async () => {
    for (const byMs of [3 * 86_400_000, -9_000]) {
      const show = rehearsal();
      await show.run(13_000);
      show.jump(byMs);
      await show.run(20_000 + byMs);
      const [, cut, next] = show.rows;
      expect(cut).toMatchObject({ what: "plan-1/1/b", at: 10_000, shownMs: 3_000, result: "cut" });
      expect(next?.at).toBe(13_100 + byMs);
      expect(show.rows.filter(({ shownMs }) => (shownMs ?? 0) > 10_000)).toEqual([]);
    }
  });

  it("takes a spot that goes on at another time for two, and claims no more than was shown", async () => {
    const show = rehearsal();
    await show.run(12_000);
    show.jump(3_000);
    await show.run(21_000);
    expect(show.rows.slice(1)).toMatchObject([
      { what: "plan-1/1/b", at: 10_000, shownMs: 2_000, result: "cut" },
      { what: "plan-1/1/b", at: 15_000, shownMs: 5_000, result: "cut" },
      { what: "plan-1/2/a", at: 20_000 },
    ]);
  });

  it("claims no more than was shown when it ends as the time turns out", async () => {
    const show = rehearsal();
    await show.run(12_000);
    show.jump(86_400_000);
    show.stop();
    expect(show.rows[1]).toMatchObject({ result: "cut", shownMs: 2_000 });
  });

  it("tries again what had failed when it turns out to be earlier", async () => {
    const show = rehearsal();
    show.setFallback({ kind: "fallback", key: "fallback", item: FALLBACK });
    show.broken.set("b", "image_decode").set("fallback", "image_decode");
    await show.run(32_000);
    show.broken.delete("fallback");
    show.jump(-20_000);
    await show.run(15_000);
    expect(show.shown.at(-1)).toMatch(/ fallback$/);
  });

  it("closes the play on the air when it stops", async () => {
    const show = rehearsal();
    await show.run(13_000);
    show.stop();
    expect(show.rows[1]).toMatchObject({ result: "cut", shownMs: 3_000 });
  });
});
