import { eq } from "drizzle-orm";
import { aims } from "../../src/bureau/aim/table.ts";
import { bookingRevisions } from "../../src/bureau/booking/table.ts";
import { compileAhead } from "../../src/bureau/plan/ahead.ts";
import { ahead, planInputs } from "../../src/bureau/plan/table.ts";
import { screens } from "../../src/bureau/screen/table.ts";
import { addDays } from "../../src/domain/time/day.ts";
import { localDayAt } from "../../src/domain/time/wall.ts";
import type { Tx } from "../../src/platform/tx.ts";
import { CROWD } from "./crowd-size.ts";

/**
 * Copies the one screen on the air until there are ten thousand, following forty schedules in turn, of which no two days
 * are equal. The screen itself leaves: what is counted afterwards is the crowd's.
 */
export function gather(tx: Tx): void {
  const screen = tx.db.select().from(screens).get();
  const revision = tx.db.select().from(bookingRevisions).get();
  if (!screen || !revision) throw new Error("Nothing is on the air");
  const today = localDayAt(tx.now, "Asia/Shanghai");
  for (let n = 0; n < CROWD.schedules; n += 1) {
    const windows = Array.from({ length: CROWD.days + 1 }, (_, d) => {
      const day = addDays(today, d);
      const from = `${String(d).padStart(2, "0")}:${String(n).padStart(2, "0")}`;
      return { startsOn: day, endsOn: day, dayparts: [{ from, to: "23:00" }] };
    });
    tx.db
      .insert(bookingRevisions)
      .values({ ...revision, booking: idOf("bkg", n), content: { ...revision.content, windows } })
      .run();
  }
  for (let n = 0; n < CROWD.screens; n += 1) {
    const id = idOf("scr", n);
    tx.db
      .insert(screens)
      .values({ ...screen, id, name: id, tokenSha256: null })
      .run();
    tx.db
      .insert(aims)
      .values({ screen: id, booking: idOf("bkg", n % CROWD.schedules), number: revision.number, fromMs: 0 })
      .run();
  }
  tx.db.delete(aims).where(eq(aims.screen, screen.id)).run();
  tx.db.delete(screens).where(eq(screens.id, screen.id)).run();
  tx.db.delete(planInputs).run();
}

/** One turn of the timer that compiles ahead; whether there is more to do. */
export function compileTurn(tx: Tx): boolean {
  compileAhead(tx);
  return tx.db.select().from(ahead).all().length > 0;
}

/** How often a plan has been compiled. */
export function compilations(tx: Tx): number {
  return tx.db.select().from(planInputs).all().length;
}

function idOf(prefix: string, n: number): string {
  return `${prefix}_${String(n).padStart(26, "0")}`;
}
