import type { Play } from "../../../src/contracts/device.ts";

/** One spot that a screen is asked to show; instants in ms since 1970. */
export interface Asked {
  startMs: number;
  durationMs: number;
  plan: string;
  spot: number;
  material: string;
}

/** What became of a spot. `withheld` = shown and numbered, never told. */
type Fate = "shown" | "cut" | "skipped" | "off" | "withheld";

/** A play with the numbering that it is told under. */
export interface Told {
  bootEpoch: number;
  play: Play;
}

/** A time at which the screen is in contact: plays that it tells, and how far it says to have got. */
export interface Contact {
  atMs: number;
  batches: Told[][];
  bootEpoch: number;
  lastSeq: number;
}

export interface Simulated {
  contacts: Contact[];
  /** What it shows, one for each spot asked for. */
  fates: { asked: Asked; fate: Fate; play: Play | null }[];
}

/** A small seeded generator (mulberry32): the same week every time. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A screen through its spots: power cuts, plays cut short and left out, plays that are never told, stores that begin
 * anew, networks that are away for days, batches that come twice and in any order.
 */
export function simulate(asked: readonly Asked[], chance: () => number): Simulated {
  const fates = asked.map((spot) => ({ asked: spot, fate: "shown" as Fate, play: null as Play | null }));
  cutPower(fates, chance);
  for (const each of fates) {
    if (each.fate !== "shown") continue;
    const draw = chance();
    if (draw < 0.02) each.fate = "cut";
    else if (draw < 0.03) each.fate = "skipped";
  }
  withhold(fates, chance);
  return { fates, contacts: tell(fates, chance) };
}

type Fates = Simulated["fates"];
/** For so long nothing is asked for between two windows of a day. */
const PAUSE_MS = 8 * 3_600_000;

/** One to three stretches of four spots and more without power: enough to be no pause between two spots. */
function cutPower(fates: Fates, chance: () => number): void {
  for (let cuts = Math.floor(chance() * 3) + 1; cuts > 0; cuts -= 1) {
    const from = Math.floor(chance() * fates.length);
    const count = 4 + Math.floor(chance() * 40);
    for (const each of fates.slice(from, from + count)) each.fate = "off";
  }
}

/** Only between plays that follow on one another: what is missing beside a power cut could be told from it by nobody. */
function withhold(fates: Fates, chance: () => number): void {
  for (let n = 1; n < fates.length - 1; n += 1) {
    const around = fates.slice(n - 1, n + 2);
    const inOneGo = around.every(
      ({ asked, fate }, i) => fate === "shown" && asked.startMs === fates[n]!.asked.startMs + offset(around, i),
    );
    if (inOneGo && chance() < 0.01) fates[n]!.fate = "withheld";
  }
}

/** Where the spot would start if it followed on its neighbour without a pause. */
function offset(around: Fates, i: number): number {
  if (i === 0) return -around[0]!.asked.durationMs;
  return i === 1 ? 0 : around[1]!.asked.durationMs;
}

function tell(fates: Fates, chance: () => number): Contact[] {
  const contacts: Contact[] = [];
  let bootEpoch = 1;
  let seq = 0;
  let waiting: Told[] = [];
  let told: Told[] = [];
  fates.forEach((each, n) => {
    if (each.fate !== "off") {
      seq += 1;
      each.play = playOf(each.asked, each.fate, seq, chance);
      if (each.fate !== "withheld") waiting.push({ bootEpoch, play: each.play });
    }
    const next = fates[n + 1];
    const endMs = each.asked.startMs + each.asked.durationMs;
    // The network is there now and then; in the pauses and afterwards, whatever the power did in between.
    const paused = (next?.asked.startMs ?? endMs + 2 * PAUSE_MS) - endMs >= PAUSE_MS;
    const asleep = !paused && (each.fate === "off" || next?.fate === "off");
    if (next && (asleep || chance() > (paused ? 0.2 : 0.02))) return;
    const atMs = endMs + 1_000 + (paused ? Math.floor(chance() * PAUSE_MS) : 0);
    contacts.push({ atMs, batches: batchesOf(waiting, told, chance), bootEpoch, lastSeq: seq });
    told = [...told, ...waiting];
    waiting = [];
    if (chance() < 0.04) {
      bootEpoch += 1;
      seq = 0;
    }
  });
  return contacts;
}

function playOf({ startMs, durationMs, ...asked }: Asked, fate: Fate, seq: number, chance: () => number): Play {
  const shown = fate === "cut" ? Math.floor(chance() * durationMs) : durationMs;
  return {
    ...asked,
    seq,
    startedAt: new Date(startMs).toISOString(),
    clockOffsetMs: Math.floor(chance() * 200) - 100,
    durationMs: fate === "skipped" ? 0 : shown,
    result: fate === "cut" || fate === "skipped" ? fate : "played",
    ...(fate === "skipped" && { code: "late" }),
  };
}

/** In batches of any size and order, some of them twice, some with what has long been told. */
function batchesOf(waiting: readonly Told[], told: readonly Told[], chance: () => number): Told[][] {
  const mixed = shuffled(waiting, chance);
  const batches: Told[][] = [];
  while (mixed.length > 0) {
    const batch = mixed.splice(0, 1 + Math.floor(chance() * 200));
    if (chance() < 0.3) batch.push(...shuffled(told, chance).slice(0, 20));
    batches.push(batch);
    if (chance() < 0.3) batches.push(batch);
  }
  return shuffled(batches, chance);
}

function shuffled<Item>(items: readonly Item[], chance: () => number): Item[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
