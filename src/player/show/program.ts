import { positionAt, spotOf } from "../../domain/schedule/position.ts";
import type { DayPlan } from "../../contracts/plan.ts";
import type { Programme } from "../device/programme.ts";
import type { CardText } from "../stage/card.ts";
import { spotKey, type Want } from "./handover.ts";
import { openingAt } from "./opening.ts";

/** A day without a successor in the manifest is over after this. */
const DAY_MS = 24 * 3_600_000;

type Day = { startsAtMs: number; plan: string };

/** The manifest's day that an instant lies in. */
function dayAt(programme: Programme, nowMs: number): Day | null {
  let found: Day | null = null;
  for (const { startsAt, plan } of programme.manifest.days) {
    const startsAtMs = Date.parse(startsAt);
    if (startsAtMs <= nowMs && (found === null || startsAtMs > found.startsAtMs)) found = { startsAtMs, plan };
  }
  if (!found) return null;
  const { startsAtMs } = found;
  const hasSuccessor = programme.manifest.days.some((day) => Date.parse(day.startsAt) > startsAtMs);
  return hasSuccessor || nowMs < startsAtMs + DAY_MS ? found : null;
}

/** Ms since local midnight, or null outside the manifest's days. */
export function elapsedAt(programme: Programme | null, nowMs: number): number | null {
  const day = programme && dayAt(programme, nowMs);
  return day ? nowMs - day.startsAtMs : null;
}

/** The fallback as long as it is valid: a screen without a network may have an old manifest for weeks. */
export function fallbackWant({ manifest }: Programme, nowMs: number): Want | null {
  const item = manifest.fallback;
  const isValid = item && (item.validUntil === undefined || nowMs < Date.parse(item.validUntil));
  return isValid ? { kind: "fallback", key: `fallback:${item.sha256}`, item } : null;
}

export function cardTextOf({ manifest }: Programme): CardText {
  const { bureauName, reportingChannel } = manifest.screen;
  return { bureauName, reportingChannel };
}

/** The built-in card; before the first manifest only the bureau's id is known. */
export function cardWant(programme: Programme | null, bureau: string): Want {
  const card = programme ? cardTextOf(programme) : { bureauName: bureau, reportingChannel: "" };
  return { kind: "card", key: `card:${card.bureauName}:${card.reportingChannel}`, card };
}

/**
 * What should be on the screen at an instant: the plan's spot; where there is none, dark in closed hours, else the
 * fallback, else the card. A gap in a plan means closed; it is filled only when the opening hours are sure that the
 * screen is open. Without a plan the screen is dark only when they are sure that it is closed.
 */
export function wantAt(programme: Programme | null, bureau: string, nowMs: number): Want {
  if (!programme) return cardWant(null, bureau);
  const { manifest, plans } = programme;
  const day = dayAt(programme, nowMs);
  const plan = day ? plans.get(day.plan) : undefined;
  if (day && plan) {
    const want = spotAt(day, plan, nowMs);
    if (want) return want;
  }
  const opening = openingAt(manifest.openHours, manifest.zone, nowMs);
  const lit = plan ? opening === "open" : opening !== "closed";
  return lit ? (fallbackWant(programme, nowMs) ?? cardWant(programme, bureau)) : { kind: "dark", key: "dark" };
}

function spotAt(day: Day, plan: DayPlan, nowMs: number): Want | null {
  const position = positionAt(plan, nowMs - day.startsAtMs);
  if (position.spot === null) return null;
  const item = plan.items[position.item];
  if (!item) return null;
  const startMs = day.startsAtMs + position.startedAtMs;
  return {
    kind: "spot",
    key: spotKey(startMs, item.sha256),
    plan: day.plan,
    spot: position.spot,
    item,
    startMs,
    endMs: day.startsAtMs + position.endsAtMs,
  };
}

/**
 * Hashes in the order in which they will be needed: what is due now, for a takeover must not wait; the fallback, which
 * stands in for all that is missing; then today from now on and the days after.
 */
export function showOrder(programme: Programme, nowMs: number): string[] {
  const order = new Set<string>();
  const days = programme.manifest.days.map(({ startsAt, plan }) => ({ startsAtMs: Date.parse(startsAt), plan }));
  days.sort((a, b) => a.startsAtMs - b.startsAtMs);
  for (const day of days) {
    const plan = programme.plans.get(day.plan);
    if (!plan || day.startsAtMs + DAY_MS < nowMs) continue;
    const elapsedMs = nowMs - day.startsAtMs;
    const unplaced = new Set(plan.items.map(({ sha256 }) => sha256).filter((sha256) => !order.has(sha256)));
    // A week has a hundred thousand spots of a few items: it is not written out for this.
    for (let n = 0; unplaced.size > 0; n += 1) {
      const spot = spotOf(plan, n);
      if (!spot) break;
      const item = plan.items[spot.item];
      if (!item || spot.startMs + spot.durationMs <= elapsedMs) continue;
      if (unplaced.delete(item.sha256)) order.add(item.sha256);
    }
  }
  const [first, ...rest] = Array.from(order);
  const { fallback } = programme.manifest;
  return Array.from(new Set([first, fallback?.sha256, ...rest])).filter((sha256) => sha256 !== undefined);
}
