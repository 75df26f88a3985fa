import { desc, eq, max, sql, type SQL } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { MaterialKind, Review, ReviewStep } from "../../contracts/material.ts";
import type { PersonRef } from "../../contracts/person.ts";
import type { TextStyle } from "../../contracts/plan.ts";
import { Problem } from "../../contracts/problem.ts";
import type { StoredVersionState } from "../../domain/review/state.ts";
import { newId } from "../../platform/id.ts";
import type { Tx } from "../../platform/tx.ts";

export const materials = sqliteTable(
  "material",
  {
    id: text("id").primaryKey(),
    title: text("title").notNull(),
    kind: text("kind").$type<MaterialKind>().notNull(),
    theme: text("theme"),
    campaign: text("campaign"),
    note: text("note").notNull(),
    /** The takeover for which its words were signed: no list and no playlist has it. */
    takeover: text("takeover"),
    createdAt: integer("created_at").notNull(),
    revision: integer("revision").notNull(),
  },
  (table) => [index("material_campaign").on(table.campaign)],
);
export type MaterialRow = typeof materials.$inferSelect;

/** Content columns never change; the state does, and keeps the instants at which it began and ceased to be approved. */
export const versions = sqliteTable(
  "material_version",
  {
    id: text("id").primaryKey(),
    material: text("material").notNull(),
    number: integer("number").notNull(),
    /** Its material's, which never changes. */
    kind: text("kind").$type<MaterialKind>().notNull(),
    state: text("state").$type<StoredVersionState>().notNull(),
    /** Of the file's bytes; for a text, of the RFC 8785 bytes of { text, style }. */
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    mime: text("mime").notNull(),
    durationMs: integer("duration_ms"),
    widthPx: integer("width_px"),
    heightPx: integer("height_px"),
    text: text("text"),
    style: text("style", { mode: "json" }).$type<TextStyle>(),
    /** Local days, both inclusive. */
    validFrom: text("valid_from"),
    validUntil: text("valid_until"),
    /** The upload that brought the bytes; null for a text. */
    upload: text("upload"),
    /** The upload whose bytes it shares, since the same ones were here already; null: its own. */
    blob: text("blob"),
    /** The review steps it has to pass, fixed when it is submitted. */
    steps: text("steps", { mode: "json" }).$type<ReviewStep[]>().notNull(),
    reviews: text("reviews", { mode: "json" }).$type<Review[]>().notNull(),
    createdBy: text("created_by", { mode: "json" }).$type<PersonRef>().notNull(),
    submittedBy: text("submitted_by", { mode: "json" }).$type<PersonRef>(),
    submittedAt: integer("submitted_at"),
    /** Why it was withdrawn. */
    comment: text("comment").notNull(),
    createdAt: integer("created_at").notNull(),
    /** ms since 1970; on the screens in [approvedAtMs, withdrawnAtMs) within its valid days. */
    approvedAtMs: integer("approved_at"),
    withdrawnAtMs: integer("withdrawn_at"),
    withdrawnBy: text("withdrawn_by", { mode: "json" }).$type<PersonRef>(),
    /** When the approach of its last valid day was noted. */
    warnedAtMs: integer("warned_at"),
    revision: integer("revision").notNull(),
  },
  (table) => [
    uniqueIndex("material_version_number").on(table.material, table.number),
    index("material_version_sha256").on(table.sha256),
    uniqueIndex("material_version_upload").on(table.upload),
  ],
);
export type VersionRow = typeof versions.$inferSelect;

export function materialRow(tx: Tx, id: string): MaterialRow {
  const row = tx.db.select().from(materials).where(eq(materials.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

export function versionRow(tx: Tx, id: string): VersionRow {
  const row = tx.db.select().from(versions).where(eq(versions.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** The versions among `ids` that exist, by id, each with its material's title. */
export function versionsById(
  tx: Tx,
  ids: readonly string[],
): Map<string, VersionRow & Pick<MaterialRow, "title" | "takeover">> {
  const found = tx.db
    .select({ version: versions, title: materials.title, takeover: materials.takeover })
    .from(versions)
    .innerJoin(materials, eq(versions.material, materials.id))
    .where(oneOf(versions.id, ids))
    .all();
  return new Map(found.map(({ version, ...material }) => [version.id, { ...version, ...material }]));
}

/** The versions of materials, newest first, by material. */
export function versionsOf(tx: Tx, ids: readonly string[]): Map<string, VersionRow[]> {
  const found = tx.db.select().from(versions).where(oneOf(versions.material, ids)).orderBy(desc(versions.number)).all();
  return Map.groupBy(found, (version) => version.material);
}

/** Counts a change of the material or of any of its versions: who read it before has read something else. */
export function touchMaterial(tx: Tx, id: string): void {
  tx.db
    .update(materials)
    .set({ revision: sql`${materials.revision} + 1` })
    .where(eq(materials.id, id))
    .run();
}

/** Adds the next version of a material, in draft. */
export function addVersion(
  tx: Tx,
  actor: PersonRef,
  material: MaterialRow,
  content: Pick<VersionRow, "sha256" | "bytes" | "mime"> & Partial<VersionRow>,
): VersionRow {
  const last = tx.db
    .select({ number: max(versions.number) })
    .from(versions)
    .where(eq(versions.material, material.id))
    .get();
  const version: VersionRow = {
    durationMs: null,
    widthPx: null,
    heightPx: null,
    text: null,
    style: null,
    validFrom: null,
    validUntil: null,
    upload: null,
    blob: null,
    ...content,
    id: newId("version", tx.now),
    material: material.id,
    number: (last?.number ?? 0) + 1,
    kind: material.kind,
    state: "draft",
    steps: [],
    reviews: [],
    createdBy: { id: actor.id, name: actor.name },
    submittedBy: null,
    submittedAt: null,
    comment: "",
    createdAt: tx.now,
    approvedAtMs: null,
    withdrawnAtMs: null,
    withdrawnBy: null,
    warnedAtMs: null,
    revision: 1,
  };
  tx.db.insert(versions).values(version).run();
  touchMaterial(tx, material.id);
  return version;
}

// An object's SQLite binds at most 100 values: a list goes in as one.
function oneOf(column: SQLiteColumn, values: readonly string[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
