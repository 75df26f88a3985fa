import type { PlacedBureau } from "../contracts/operator.ts";
import { BureauId } from "../contracts/primitives.ts";
import { invalid, Problem } from "../contracts/problem.ts";
import { audit, type AuditActor } from "../platform/audit.ts";
import { enqueueLatest } from "../platform/outbox.ts";
import { existing } from "../platform/reference.ts";
import { requireRevision } from "../platform/revision.ts";
import { utcText, type Caller, type Tx } from "../platform/tx.ts";
import { keyIn, paged, type Page } from "./operators.ts";

type BureauRow = { id: string; name: string; created_at: number; parent: string | null; revision: number };
const COLUMNS = "id, name, created_at, parent, revision";

/** What a bureau is told about the one above. */
export type Parent = { id: string; name: string } | null;

export function hasBureau(sql: SqlStorage, id: string): boolean {
  return sql.exec("SELECT 1 FROM bureau WHERE id = ?", id).toArray().length > 0;
}

export function listBureaus(tx: Tx, page: Page): { items: PlacedBureau[]; next?: string } {
  const after = keyIn(page, BureauId);
  const rows = tx.sql
    .exec<BureauRow>(`SELECT ${COLUMNS} FROM bureau WHERE id > ? ORDER BY id LIMIT ?`, after, (page.limit ?? 50) + 1)
    .toArray();
  return paged(rows, page, ({ id }) => id, viewBureau);
}

/**
 * Takes the slug, before the bureau's object is founded. A slug that is taken is answered as it stands: a first try may
 * have been cut off between the two, and the object says whether it had.
 */
export function reserveBureau(
  tx: Tx,
  actor: AuditActor,
  bureau: { id: string; name: string; parent: string | null },
): { bureau: PlacedBureau; parent: Parent } {
  if (!hasBureau(tx.sql, bureau.id)) {
    const { parent } = bureau;
    if (parent !== null) existing("parent", "主管单位", () => bureauRow(tx, parent));
    tx.sql.exec(
      "INSERT INTO bureau (id, name, created_at, parent) VALUES (?, ?, ?, ?)",
      bureau.id,
      bureau.name,
      tx.now,
      parent,
    );
    audit(tx, actor, "bureau.create", bureau.id, null, bureau);
  }
  const row = bureauRow(tx, bureau.id);
  return { bureau: viewBureau(row), parent: parentOf(tx, row) };
}

export function placeBureau(
  tx: Tx,
  caller: Caller,
  { id, parent, revision }: { id: string; parent: string | null; revision: number },
): PlacedBureau {
  const before = bureauRow(tx, id);
  requireRevision(viewBureau(before), revision);
  if (parent !== null) {
    existing("parent", "主管单位", () => bureauRow(tx, parent));
    requireNotBelow(tx, parent, id);
  }
  tx.sql.exec("UPDATE bureau SET parent = ?, revision = revision + 1 WHERE id = ?", parent, id);
  const after = bureauRow(tx, id);
  tellPlace(tx, after);
  audit(tx, caller.person, "bureau.place", id, before, after);
  return viewBureau(after);
}

/** The bureau's own name for itself, for lists here; those below hear of it too. */
export function nameBureau(tx: Tx, id: string, name: string): void {
  tx.sql.exec("UPDATE bureau SET name = ?, revision = revision + 1 WHERE id = ? AND name <> ?", name, id, name);
  for (const below of tx.sql.exec<BureauRow>(`SELECT ${COLUMNS} FROM bureau WHERE parent = ?`, id).toArray())
    tellPlace(tx, below);
}

/** The index of who belongs where; the bureau's own rows are the truth. */
export function indexMember(tx: Tx, person: string, bureau: string, belongs: boolean): void {
  if (belongs) tx.sql.exec("INSERT OR IGNORE INTO membership (person, bureau) VALUES (?, ?)", person, bureau);
  else tx.sql.exec("DELETE FROM membership WHERE person = ? AND bureau = ?", person, bureau);
}

/** Nothing stands below itself: follows the line upwards from the parent, which ends since no line has a ring so far. */
function requireNotBelow(tx: Tx, parent: string, id: string): void {
  for (let above: string | null = parent; above !== null; above = bureauRow(tx, above).parent) {
    if (above === id)
      throw invalid("parent", "不能是本单位或其下级单位", "Neither the bureau itself nor one below it is right");
  }
}

function tellPlace(tx: Tx, row: BureauRow): void {
  enqueueLatest(tx, "bureau.placed", row.id, { parent: parentOf(tx, row) });
}

function parentOf(tx: Tx, { parent }: BureauRow): Parent {
  return parent === null ? null : { id: parent, name: bureauRow(tx, parent).name };
}

function bureauRow(tx: Tx, id: string): BureauRow {
  const [row] = tx.sql.exec<BureauRow>(`SELECT ${COLUMNS} FROM bureau WHERE id = ?`, id).toArray();
  if (!row) throw new Problem("not_found");
  return row;
}

function viewBureau({ created_at, ...row }: BureauRow): PlacedBureau {
  return { ...row, createdAt: utcText(created_at) };
}
