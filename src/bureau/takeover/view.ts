import { eq } from "drizzle-orm";
import type { Takeover } from "../../contracts/takeover.ts";
import type { ShownKind } from "../../contracts/plan.ts";
import { takeoverState, type TakeoverFacts } from "../../domain/takeover/state.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { materials, versions } from "../material/table.ts";
import type { TakeoverRow } from "./table.ts";

export function factsOf({ issuedBy, untilMs, ended, review }: TakeoverRow): TakeoverFacts {
  return { issuedBy: issuedBy.id, untilMs, endedBy: ended?.by.id ?? null, reviewed: review !== null };
}

/** The row as everybody sees it, in the state that the clock gives it. */
export function takeoverOf(tx: Tx, row: TakeoverRow, named = screensNamed(tx, row.id)): Takeover {
  const found = tx.db
    .select({
      text: versions.text,
      style: versions.style,
      kind: versions.kind,
      title: materials.title,
      takeover: materials.takeover,
    })
    .from(versions)
    .innerJoin(materials, eq(materials.id, versions.material))
    .where(eq(versions.id, row.version))
    .get();
  if (!found) throw new Error(`Takeover ${row.id} shows ${row.version}, which is gone`);
  const { id, version, reason, issuedBy, ended, review, revision } = row;
  return {
    id,
    version,
    title: found.title,
    kind: asShown(found.kind),
    text: found.text,
    style: found.style,
    signed: found.takeover !== null,
    screens: named,
    reason,
    issuedBy,
    from: utcText(row.fromMs),
    until: utcText(row.untilMs),
    ended,
    state: takeoverState(factsOf(row), tx.now),
    review,
    revision,
  };
}

/** The screens that were named, by name. */
export function screensNamed(tx: Tx, takeover: string): Takeover["screens"] {
  const rows = tx.sql.exec(
    `SELECT screen.id, screen.name FROM takeover_screen JOIN screen ON screen.id = takeover_screen.screen
     WHERE takeover_screen.takeover = ? ORDER BY screen.name, screen.id`,
    takeover,
  );
  return Array.from(rows.raw<[string, string]>(), ([screen, name]) => ({ screen, name }));
}

// Safe because a leaflet is refused when a takeover is issued.
function asShown(kind: string) {
  return kind as ShownKind;
}
