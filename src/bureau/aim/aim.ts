import { and, eq, gte, isNull, type SQL } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { aimedAt } from "../../domain/booking/targets.ts";
import { addDays } from "../../domain/time/day.ts";
import { localDayAt } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { bookingRevisions } from "../booking/table.ts";
import { groups } from "../group/table.ts";
import { screens } from "../screen/table.ts";

const ENDLESS = "9999-12-31";

/**
 * Which approved content is aimed at which screen, from when until when. An approval, an edit, a cancellation, a screen
 * that joins or leaves a group: each takes effect at its instant and leaves what was before as history, so that a plan
 * is a function of these rows and no spot that started earlier changes (scheduling.md §4, G9 and G10).
 */
export const aims = sqliteTable(
  "aim",
  {
    screen: text("screen").notNull(),
    booking: text("booking").notNull(),
    number: integer("number").notNull(),
    fromMs: integer("from").notNull(),
    untilMs: integer("until"),
    endedBy: text("ended_by").$type<"superseded" | "cancelled">(),
    /** The last local day on which a daypart of it starts; rows of before that was noted count as endless. */
    lastDay: text("last_day").notNull().default(ENDLESS),
  },
  (table) => [
    primaryKey({ columns: [table.screen, table.booking, table.number, table.fromMs] }),
    index("aim_booking").on(table.booking),
    index("aim_screen_last_day").on(table.screen, table.lastDay),
  ],
);
export type AimRow = typeof aims.$inferSelect;

/** Can it still be on the air on or after a local day? Its last dayparts may run into the day after they start. */
export function reaches(day: string): SQL {
  return gte(aims.lastDay, addDays(day, -1));
}

/** The same from an instant on, in whatever zone: nowhere is it more than a day away from UTC's. */
export function reachesSince(atMs: number): SQL {
  return reaches(addDays(localDayAt(atMs, "UTC"), -1));
}

/**
 * Makes the open rows what bookings in force, groups and tags say now; of one booking, or of all whose windows are not
 * over: what is over changes no plan any more, whoever joins a group.
 */
export function reaim(tx: Tx, booking?: string): void {
  const ofBooking = booking === undefined ? undefined : eq(bookingRevisions.booking, booking);
  const inForce = tx.db
    .select()
    .from(bookingRevisions)
    .where(and(isNull(bookingRevisions.effectiveUntilMs), ofBooking))
    .all();
  const open = tx.db
    .select()
    .from(aims)
    .where(and(isNull(aims.untilMs), booking === undefined ? reachesSince(tx.now) : eq(aims.booking, booking)))
    .all();
  const allScreens = tx.db.select({ id: screens.id, tags: screens.tags }).from(screens).all();
  const allGroups = tx.db.select().from(groups).all();
  const over = addDays(localDayAt(tx.now, "UTC"), -2);
  const wanted = new Map<string, typeof aims.$inferInsert>();
  for (const { booking, number, content } of inForce) {
    const lastDay = content.windows.reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), "");
    if (lastDay < over && ofBooking === undefined) continue;
    for (const { id: screen } of aimedAt(content.targets, allScreens, allGroups))
      wanted.set(keyOf({ screen, booking, number }), { screen, booking, number, fromMs: tx.now, lastDay });
  }
  for (const aim of open) if (!wanted.delete(keyOf(aim))) close(tx, aim);
  for (const aim of wanted.values()) tx.db.insert(aims).values(aim).run();
}

function keyOf({ screen, booking, number }: Pick<AimRow, "screen" | "booking" | "number">): string {
  return `${screen} ${booking} ${number}`;
}

/** Only a cancellation cuts the spot on the air; whatever else ends an aim lets it finish. */
function close(tx: Tx, aim: AimRow): void {
  const revision = tx.db
    .select({ endedBy: bookingRevisions.endedBy })
    .from(bookingRevisions)
    .where(and(eq(bookingRevisions.booking, aim.booking), eq(bookingRevisions.number, aim.number)))
    .get();
  const row = and(
    eq(aims.screen, aim.screen),
    eq(aims.booking, aim.booking),
    eq(aims.number, aim.number),
    eq(aims.fromMs, aim.fromMs),
  );
  // What was opened and closed in the same instant never was: an empty stretch is no history.
  if (aim.fromMs === tx.now) tx.db.delete(aims).where(row).run();
  else
    tx.db
      .update(aims)
      .set({ untilMs: tx.now, endedBy: revision?.endedBy ?? "superseded" })
      .where(row)
      .run();
}
