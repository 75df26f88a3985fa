import { env, runInDurableObject } from "cloudflare:test";
import type { Simulated } from "./simulated.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Figures by name: what should be there, or what is. */
export type Ledger = Map<string, number>;

/** What a screen's week adds up to, by the simulator's own account. */
export function truthOf(screen: string, { fates, contacts }: Simulated, bookingOf: Map<string, string>): Ledger {
  const ledger: Ledger = new Map();
  const add = (name: string, by: number) => {
    if (by !== 0) ledger.set(name, (ledger.get(name) ?? 0) + by);
  };
  for (const { asked, fate, play } of fates) {
    const hour = Math.floor(asked.startMs / HOUR_MS);
    add(`${screen} planned ${hour}`, 1);
    add(`${screen} ${ANSWER_TO[fate]} ${hour}`, 1);
    if (!play || fate === "withheld" || fate === "skipped") continue;
    const cell = `${screen} ${asked.material} ${bookingOf.get(asked.material) ?? ""}`;
    if (fate === "shown") add(`${cell} plays ${hour}`, 1);
    const endMs = asked.startMs + play.durationMs;
    for (let at = hour; at * HOUR_MS < endMs; at += 1)
      add(`${cell} ms ${at}`, Math.min(endMs, (at + 1) * HOUR_MS) - Math.max(asked.startMs, at * HOUR_MS));
  }
  const lastSeqs = new Map(contacts.map(({ bootEpoch, lastSeq }) => [bootEpoch, lastSeq]));
  const announced = [...lastSeqs.values()].reduce((sum, lastSeq) => sum + lastSeq, 0);
  add(`${screen} announced`, announced);
  add(`${screen} received`, announced - fates.filter(({ fate }) => fate === "withheld").length);
  for (const [day, { received, missing }] of completeByDay(fates))
    ledger.set(`${screen} complete ${day}`, Math.floor((received * 1000) / (received + missing)));
  return ledger;
}

/** Days since 1970 in Shanghai. */
export function dayOf(ms: number): number {
  return Math.floor((ms + 8 * HOUR_MS) / DAY_MS);
}

/** By day, how many of the week's numbers came, and how many did not that may have been shown then. */
function completeByDay(fates: Simulated["fates"]): Map<number, { received: number; missing: number }> {
  const days = new Map<number, { received: number; missing: number }>();
  const add = (day: number, key: "received" | "missing") => {
    const known = days.get(day) ?? { received: 0, missing: 0 };
    days.set(day, { ...known, [key]: known[key] + 1 });
  };
  fates.forEach(({ asked, fate, play }, n) => {
    if (fate === "withheld") {
      // The first of a numbering may lie anywhere after the start of the last one of the numbering before.
      const from = play?.seq === 1 ? fates[n - 1]!.asked.startMs : asked.startMs;
      for (let day = dayOf(from); day <= dayOf(asked.startMs + asked.durationMs - 1); day += 1) add(day, "missing");
    } else if (play) add(dayOf(asked.startMs), "received");
  });
  return days;
}

const ANSWER_TO = { shown: "proven", cut: "cut", skipped: "skipped", off: "offline", withheld: "unexplained" } as const;

/** What the bureau has rolled up and how complete its logs are, of all screens. */
export function rolledUp(bureau: string): Promise<Ledger> {
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(bureau);
  return runInDurableObject(stub, (_, { storage: { sql } }) => {
    const ledger: Ledger = new Map();
    const cells = sql.exec<{ hour: number; cell: string; plays: number; ms: number }>(
      `SELECT hour, screen.value || ' ' || material.value || ' ' || coalesce(booking.value, '') AS cell, plays, ms
       FROM play_hour JOIN interned AS screen ON screen.no = play_hour.screen
       JOIN interned AS material ON material.no = play_hour.material
       LEFT JOIN interned AS booking ON booking.no = play_hour.booking`,
    );
    for (const { hour, cell, plays, ms } of cells) {
      if (plays > 0) ledger.set(`${cell} plays ${hour}`, plays);
      if (ms > 0) ledger.set(`${cell} ms ${hour}`, ms);
    }
    const boots = sql.exec<{ screen: string; announced: number; received: number }>(
      "SELECT screen, sum(announced) AS announced, sum(received) AS received FROM play_boot GROUP BY screen",
    );
    for (const { screen, announced, received } of boots) {
      ledger.set(`${screen} announced`, announced);
      ledger.set(`${screen} received`, received);
    }
    return ledger;
  });
}

/** The names under which two ledgers differ, with both figures. */
export function differences(truth: Ledger, seen: Ledger): string[] {
  const names = [...new Set([...truth.keys(), ...seen.keys()])].toSorted();
  return names
    .filter((name) => truth.get(name) !== seen.get(name))
    .map((name) => `${name}: ${truth.get(name) ?? 0} and not ${seen.get(name) ?? 0}`);
}
