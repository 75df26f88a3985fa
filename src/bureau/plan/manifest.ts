import { eq } from "drizzle-orm";
import type { Manifest, ManifestAsset, PlanItem } from "../../contracts/plan.ts";
import { addDays } from "../../domain/time/day.ts";
import { instantText, localDayAt, localMidnight } from "../../domain/time/wall.ts";
import { digest, sha256 } from "../../platform/digest.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { fallbackOn, scheduleOf, zoneOf, type ScreenSchedule } from "../aim/table.ts";
import type { VersionRow } from "../material/table.ts";
import type { ScreenRow } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import { generationOf } from "./generation.ts";
import { issue } from "./issue.ts";
import { manifests, planOf } from "./table.ts";

/** Today and the next seven days. */
const DAYS = 8;
const POLL_MS = 30_000;

export type StoredManifest = typeof manifests.$inferSelect;
type Facts = Omit<Manifest, "version" | "generatedAt">;

/**
 * The screen's manifest, made anew only when something was written since, or a local midnight has passed. When that
 * changed nothing, it stays the same to the byte: `generatedAt` is when this version was made.
 */
export function manifestFor(tx: Tx, screen: ScreenRow): StoredManifest {
  const generation = generationOf(tx);
  const kept = tx.db.select().from(manifests).where(eq(manifests.screen, screen.id)).get();
  if (kept && kept.generation === generation && kept.fromMs <= tx.now && tx.now < kept.untilMs) return kept;

  const zone = zoneOf(tx, screen);
  const today = localDayAt(tx.now, zone);
  const facts = factsOf(tx, screen, today);
  const hash = digest(facts);
  const holds = { generation, fromMs: localMidnight(today, zone), untilMs: localMidnight(addDays(today, 1), zone) };
  const next = kept?.facts === hash ? { ...kept, ...holds } : { ...newManifest(tx, screen.id, facts, hash), ...holds };
  tx.db.insert(manifests).values(next).onConflictDoUpdate({ target: manifests.screen, set: next }).run();
  return next;
}

function newManifest(tx: Tx, screen: string, facts: Facts, hash: string) {
  const generatedAt = utcText(tx.now);
  const version = sha256(`${hash} ${generatedAt}`).slice(0, 32);
  const manifest: Manifest = { version, generatedAt, ...facts };
  return { screen, version, body: JSON.stringify(manifest), facts: hash };
}

function factsOf(tx: Tx, screen: ScreenRow, today: string): Facts {
  const schedule = scheduleOf(tx, screen, today);
  const { zone } = schedule;
  const issued = Array.from({ length: DAYS }, (_, n) => issue(tx, schedule, addDays(today, n)));
  const fallback = fallbackOn(schedule, today);
  const items = [...new Set(issued.map(({ plan }) => plan))].flatMap((plan) => planOf(tx, plan)?.items ?? []);
  if (fallback) items.push(fallback);
  noteShown(tx, screen.id, items);
  const { name, reportingChannel } = settingsOf(tx);
  const approved = approvedIn(schedule);
  return {
    zone,
    screen: { id: screen.id, name: screen.name, bureauName: name, reportingChannel, fit: screen.fit },
    openHours: screen.openHours,
    days: issued.map(({ day, startsAt, plan }) => ({ day, startsAt: instantText(startsAt, zone), plan })),
    assets: assetsOf(tx, zone, approved, items),
    fallback: fallback && { ...fallback, ...validityOf(zone, sameAs(approved, fallback.sha256)) },
    pollMs: POLL_MS,
  };
}

/** What has to be fetched: one entry per file, in order of hash. A text carries its words. */
function assetsOf(tx: Tx, zone: string, approved: readonly VersionRow[], items: readonly PlanItem[]): ManifestAsset[] {
  const hashes = new Set(items.filter((item) => item.kind !== "text").map((item) => item.sha256));
  return [...hashes].sort().flatMap((hash) => {
    const same = sameAs(approved, hash);
    const [first] = same;
    if (!first) return [];
    return {
      sha256: hash,
      bytes: first.bytes,
      mime: first.mime,
      url: `/media/${tx.object}/${hash}`,
      ...validityOf(zone, same),
    };
  });
}

function approvedIn({ versions, fallbacks }: ScreenSchedule): VersionRow[] {
  return [...versions.values(), ...fallbacks].filter((version) => version.state === "approved");
}

function sameAs(versions: readonly VersionRow[], sha256: string): VersionRow[] {
  return versions.filter((version) => version.sha256 === sha256);
}

/** From when it must not be shown any more. */
function validityOf(zone: string, same: readonly VersionRow[]): { validUntil?: string } {
  const lastDay = lastValidDay(same);
  return lastDay === null ? {} : { validUntil: instantText(localMidnight(addDays(lastDay, 1), zone), zone) };
}

/** Of the same bytes approved more than once the longest validity counts; null = without end. */
function lastValidDay(versions: readonly VersionRow[]): string | null {
  const days = versions.map((version) => version.validUntil);
  return days.reduce((last, day) => (last === null || day === null ? null : day > last ? day : last));
}

function noteShown(tx: Tx, screen: string, items: readonly PlanItem[]): void {
  const hashes = JSON.stringify([...new Set(items.map((item) => item.sha256))]);
  tx.sql.exec("INSERT OR IGNORE INTO screen_shown (screen, sha256) SELECT ?, value FROM json_each(?)", screen, hashes);
}
