import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "../../platform/tx.ts";
import { bookingRevisions, type BookingContent } from "../booking/table.ts";
import { aims, type AimRow } from "./aim.ts";

/** Everything that was ever aimed at a screen, by booking and start. */
export function aimingsAt(tx: Tx, screen: string): (AimRow & { content: BookingContent })[] {
  return tx.db
    .select({ aim: aims, content: bookingRevisions.content })
    .from(aims)
    .innerJoin(
      bookingRevisions,
      and(eq(bookingRevisions.booking, aims.booking), eq(bookingRevisions.number, aims.number)),
    )
    .where(eq(aims.screen, screen))
    .orderBy(asc(aims.booking), asc(aims.fromMs))
    .all()
    .map(({ aim, content }) => ({ ...aim, content }));
}
