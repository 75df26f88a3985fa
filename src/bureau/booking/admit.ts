import { invalid, Problem } from "../../contracts/problem.ts";
import { admit, type Admission } from "../../domain/schedule/admission.ts";
import { Budget, TooMuchWork } from "../../domain/schedule/budget.ts";
import { instantText } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { screens } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import { candidateOf, type Candidate } from "./candidate.ts";
import { bookings, type BookingRow } from "./table.ts";

/** How many overbooked stretches a refusal names. */
const NAMED = 10;
/** How many it gives as data. */
const MOST = 200;
/** Some seconds of one core: years of many dayparts beside many bookings. */
const MAX_STEPS = 20_000_000;

/**
 * Refuses a guarantee that would not fit beside those already given (scheduling.md §4, G6): `overbooked`, naming screens,
 * hours, competitors and by how much. Judged inside the approving transaction, so of two the first wins.
 */
export function requireRoom(tx: Tx, row: BookingRow): void {
  if (row.guarantee === null) return;
  const candidate = candidateOf(tx, row.id, row);
  if (!candidate) return;
  const found = shortagesOf(tx, candidate);
  if (found.overbooked.length > 0) throw overbooked(found);
}

/** Where a candidate's guarantee does not fit, as data, and the nearest hours with room; both empty where it does. */
export function shortagesOf(tx: Tx, { booking, aimed, members, calendar, toMs }: Candidate) {
  const { zone } = settingsOf(tx);
  const admission = withinSteps((budget) => admit(booking, aimed, tx.now, toMs, calendar, budget));
  const { overbooked, alternatives }: Found = admission.admitted ? { overbooked: [], alternatives: [] } : admission;
  const named = tx.db.select({ id: screens.id, name: screens.name }).from(screens).all();
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const titled = tx.db.select({ id: bookings.id, title: bookings.title }).from(bookings).all();
  const titles = new Map(titled.map(({ id, title }) => [id, title]));
  return {
    overbooked: overbooked
      .flatMap((stretch) => (members.get(stretch.screen) ?? []).map((screen) => ({ ...stretch, screen })))
      .slice(0, MOST)
      .map(({ screen, startMs, endMs, competitors, overMs }) => ({
        screen,
        screenName: names.get(screen) ?? screen,
        start: instantText(startMs, zone),
        end: instantText(endMs, zone),
        competitors: competitors.map((id) => ({ id, title: titles.get(id) ?? id })),
        overMs,
      })),
    alternatives: alternatives.map(({ startMs, endMs }) => ({
      start: instantText(startMs, zone),
      end: instantText(endMs, zone),
    })),
  };
}
type Found = Pick<Extract<Admission, { admitted: false }>, "overbooked" | "alternatives">;

/** What a rule finds within the work that a booking may cause; more is refused. */
export function withinSteps<Answer>(judge: (budget: Budget) => Answer): Answer {
  try {
    return judge(new Budget(0, MAX_STEPS));
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    throw invalid("windows", "时段过多，无法核算，请拆分排期", "Too many dayparts to judge: fewer are right");
  }
}

/** Words for the people, and the same as data for the console: what is over, and the nearest hours with room. */
function overbooked(current: ReturnType<typeof shortagesOf>): Problem {
  const errors = current.overbooked.slice(0, NAMED).map(({ screenName, start, end, competitors, overMs }) => {
    const over = (overMs / 1000).toFixed(1);
    const rivals = competitors.map(({ id, title }) => `${title} (${id})`).join(", ");
    return {
      path: "guarantee.playsPerHour",
      message: {
        zh: `${screenName}：${start} 至 ${end} 每小时超出 ${over} 秒，同时段保证：${rivals}`,
        en: `${screenName}: ${start} to ${end}, ${over} s per hour too much beside ${rivals}`,
      },
    };
  });
  const hours = current.alternatives.map(({ start }) => start).join(", ");
  const detail = {
    zh: hours === "" ? "前后七天内没有空闲时段" : `最近的空闲整点：${hours}`,
    en: hours === "" ? "No hour within seven days has room" : `The nearest hours with room: ${hours}`,
  };
  return new Problem("overbooked", { detail, errors, current });
}
