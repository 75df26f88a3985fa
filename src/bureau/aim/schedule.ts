import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { PlanItem } from "../../contracts/plan.ts";
import type {
  BookingItem,
  DayInput,
  Orientation,
  ResolvedBooking,
  ScreenProfile,
} from "../../domain/schedule/types.ts";
import { differs, judged, type CalendarHistory } from "../../domain/calendar/history.ts";
import { addDays } from "../../domain/time/day.ts";
import { localMidnight } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { bookingRevisions, type BookingContent } from "../booking/table.ts";
import { calendarsOf } from "../calendar/table.ts";
import { versionsById, versionsOf, type VersionRow } from "../material/table.ts";
import { playlistVersion, type PlaylistVersionRow } from "../playlist/table.ts";
import type { ScreenRow } from "../screen/table.ts";
import { takeoversOn } from "../takeover/table.ts";
import { aimedBy } from "./takeover.ts";
import { settingsOf } from "../settings/table.ts";
import { aims, type AimRow, reaches } from "./aim.ts";

/** The fallback is one spot for this long where a plan has to name it. */
const FALLBACK_MS = 60_000;

/** One content aimed at a screen for a while, with the playlist it pins. */
export interface Aimed {
  readonly aim: Pick<AimRow, "booking" | "fromMs" | "untilMs" | "endedBy">;
  readonly content: BookingContent;
  readonly playlist: PlaylistVersionRow;
}

/** Everything that is or was aimed at a screen since a local day began, read once for several days. */
export interface ScreenSchedule {
  readonly screen: ScreenRow;
  readonly zone: string;
  readonly aimed: readonly Aimed[];
  readonly versions: ReadonlyMap<string, VersionRow>;
  readonly fallbacks: readonly VersionRow[];
  readonly calendars: CalendarHistory;
}

export function zoneOf(tx: Tx, screen: ScreenRow): string {
  return screen.zone ?? settingsOf(tx).zone;
}

/** Reads what the plans of `fromDay` and later days are made from; `over` also what was over before, to explain it. */
export function scheduleOf(tx: Tx, screen: ScreenRow, fromDay: string, over = false): ScreenSchedule {
  const zone = zoneOf(tx, screen);
  const found = tx.db
    .select({ aim: aims, content: bookingRevisions.content })
    .from(aims)
    .innerJoin(
      bookingRevisions,
      and(eq(bookingRevisions.booking, aims.booking), eq(bookingRevisions.number, aims.number)),
    )
    .where(
      and(
        eq(aims.screen, screen.id),
        or(isNull(aims.untilMs), gt(aims.untilMs, localMidnight(fromDay, zone))),
        over ? undefined : reaches(fromDay),
      ),
    )
    .orderBy(sql`${aims.booking}, ${aims.fromMs}`)
    .all();
  const aimed: Aimed[] = found.map(({ aim, content }) => ({
    aim,
    content,
    playlist: playlistVersion(tx, content.playlist.id, content.playlist.version),
  }));
  aimed.push(...takeoversOn(tx, screen.id, localMidnight(fromDay, zone)).map(aimedBy));
  const ids = aimed.flatMap(({ playlist }) => playlist.items.map((item) => item.version));
  return {
    screen,
    zone,
    aimed,
    versions: versionsById(tx, [...new Set(ids)]),
    fallbacks: screen.fallback === null ? [] : (versionsOf(tx, [screen.fallback]).get(screen.fallback) ?? []),
    calendars: calendarsOf(tx),
  };
}

/** All that determines the screen's plan for the day (scheduling.md §4, G9). */
export function dayInput(schedule: ScreenSchedule, day: string): DayInput {
  const { zone } = schedule;
  const startMs = localMidnight(day, zone);
  const endMs = localMidnight(addDays(day, 1), zone);
  const bookings = schedule.aimed.flatMap((aimed) => resolve(schedule, aimed, startMs, endMs));
  return { day, screen: profileOf(schedule, day), bookings, calendar: schedule.calendars.at(startMs) };
}

export function profileOf(schedule: ScreenSchedule, day: string): ScreenProfile {
  const { kind, orientation, openHours, minDwellMs } = schedule.screen;
  return { kind, orientation, zone: schedule.zone, openHours, minDwellMs, fallback: fallbackOn(schedule, day) };
}

/**
 * One aim as the engine knows it. Where the day sees one of its items approved, or an imported calendar judge its days
 * otherwise, it is split there: nobody knew of that before, so no earlier spot may move for it (G10).
 */
export function resolve(
  schedule: Pick<ScreenSchedule, "zone" | "versions" | "calendars">,
  { aim, content, playlist }: Aimed,
  startMs: number,
  endMs: number,
): ResolvedBooking[] {
  const until = aim.untilMs ?? Number.POSITIVE_INFINITY;
  const approvals = playlist.items
    .map((item) => schedule.versions.get(item.version)?.approvedAtMs ?? 0)
    .filter((at) => at > Math.max(aim.fromMs, startMs) && at < Math.min(until, endMs));
  const { calendars, zone } = schedule;
  const began = calendars.at(startMs);
  const imports = calendars.changes.filter(
    (at) =>
      at > Math.max(aim.fromMs, startMs) &&
      at < Math.min(until, endMs) &&
      differs(content.windows, zone, startMs, endMs, calendars.at(at - 1), calendars.at(at)),
  );
  const edges = [aim.fromMs, ...[...new Set([...approvals, ...imports])].sort((a, b) => a - b), until];
  return edges.slice(1).map((endedAtMs, i) => {
    const effectiveAtMs = edges[i] ?? aim.fromMs;
    const last = i === edges.length - 2;
    const calendar = calendars.at(Math.max(effectiveAtMs, startMs));
    return {
      id: aim.booking,
      tier: content.tier,
      weight: content.weight,
      windows: calendar === began ? content.windows : judged(content.windows, zone, startMs, endMs, calendar),
      ...(content.maxPlaysPerHour !== null && { maxPlaysPerHour: content.maxPlaysPerHour }),
      ...(content.guarantee !== null && { guarantee: content.guarantee }),
      order: playlist.order,
      issuedAtMs: aim.fromMs,
      effectiveAtMs,
      ...(endedAtMs !== Number.POSITIVE_INFINITY && {
        endedAtMs,
        endedBy: last ? (aim.endedBy ?? "superseded") : ("superseded" as const),
      }),
      items: playlist.items.flatMap((item, n) => {
        const version = schedule.versions.get(item.version);
        return version ? itemOf(version, item, n, schedule.zone, Math.max(effectiveAtMs, startMs)) : [];
      }),
    };
  });
}

/** An item counts as approved when it was by `knownAtMs`. */
function itemOf(
  version: VersionRow,
  item: PlaylistVersionRow["items"][number],
  n: number,
  zone: string,
  knownAtMs: number,
): BookingItem[] {
  if (version.kind === "leaflet") return [];
  const { approvedAtMs, withdrawnAtMs, validFrom, validUntil } = version;
  const orientation = orientationOf(version);
  return [
    {
      id: String(n),
      material: version.id,
      kind: version.kind,
      sha256: version.sha256,
      durationMs: item.durationMs,
      ...(item.weight !== undefined && { weight: item.weight }),
      ...(orientation && { orientation }),
      approved: approvedAtMs !== null && approvedAtMs <= knownAtMs,
      ...(validFrom !== null && { validFromMs: localMidnight(validFrom, zone) }),
      ...(validUntil !== null && { validUntilMs: localMidnight(addDays(validUntil, 1), zone) }),
      ...(withdrawnAtMs !== null && { withdrawnAtMs }),
      ...(version.text !== null && { text: version.text }),
      ...(version.style !== null && { style: version.style }),
    },
  ];
}

function orientationOf({ widthPx, heightPx }: VersionRow): Orientation | null {
  if (widthPx === null || heightPx === null || widthPx === heightPx) return null;
  return widthPx > heightPx ? "landscape" : "portrait";
}

/** The newest approved version of the screen's fallback that is valid on the day and fits the screen. */
export function fallbackOn({ screen, fallbacks }: ScreenSchedule, day: string): PlanItem | null {
  const version = fallbacks.find(
    ({ state, kind, validFrom, validUntil }) =>
      state === "approved" &&
      (screen.kind === "full" ? kind === "image" || kind === "text" : kind === "text") &&
      (validFrom === null || validFrom <= day) &&
      (validUntil === null || day <= validUntil),
  );
  if (!version) return null;
  return {
    material: "fallback",
    kind: version.kind === "image" ? "image" : "text",
    sha256: version.sha256,
    durationMs: Math.max(FALLBACK_MS, screen.minDwellMs),
    ...(version.text !== null && { text: version.text }),
    ...(version.style !== null && { style: version.style }),
  };
}
