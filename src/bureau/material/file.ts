import { desc, eq, sql } from "drizzle-orm";
import type { MaterialKind } from "../../contracts/material.ts";
import type { Caller, Tx } from "../../platform/tx.ts";
import { actorWith, staffMay } from "../actor.ts";
import { thumbnails, type ThumbnailRow } from "../upload/table.ts";
import { versions, type VersionRow } from "./table.ts";

/** Where the bytes of a hash lie, and as what they are served. */
export interface MaterialFile {
  /** The upload that brought them. */
  upload: string;
  /** They are its thumbnail, not its file. */
  thumbnail: boolean;
  kind: MaterialKind;
  mime: string;
  bytes: number;
  /** Some version with these bytes is approved and not withdrawn: anybody may have them. */
  approved: boolean;
}

/**
 * The file or thumbnail with this hash; null when there is none, or none that `caller` may have. Drafts are for the
 * staff.
 */
export function materialFile(tx: Tx, sha256: string, caller: Caller | null): MaterialFile | null {
  const found = [...filesOf(tx, sha256), ...thumbnailsOf(tx, sha256)];
  const file = found.find((one) => one.approved) ?? found[0];
  if (!file) return null;
  if (!file.approved && !(caller && staffMay(actorWith(tx, caller, "material.read"), "material.read"))) return null;
  return file;
}

function filesOf(tx: Tx, sha256: string): MaterialFile[] {
  const found = tx.db.select().from(versions).where(eq(versions.sha256, sha256)).orderBy(desc(versions.id)).all();
  return found.flatMap((version) => {
    const upload = version.blob ?? version.upload;
    return upload === null ? [] : fileOf(version, version, upload, false);
  });
}

function thumbnailsOf(tx: Tx, sha256: string): MaterialFile[] {
  const found = tx.db
    .select({ version: versions, thumbnail: thumbnails })
    .from(thumbnails)
    // A renewed version has no upload of its own: its bytes, and the thumbnail, came with the first.
    .innerJoin(versions, eq(sql`coalesce(${versions.upload}, ${versions.blob})`, thumbnails.upload))
    .where(eq(thumbnails.sha256, sha256))
    .orderBy(desc(versions.id))
    .all();
  return found.map(({ version, thumbnail }) => fileOf(version, thumbnail, thumbnail.upload, true));
}

function fileOf(
  { kind, state }: VersionRow,
  { mime, bytes }: Pick<ThumbnailRow, "mime" | "bytes">,
  upload: string,
  thumbnail: boolean,
): MaterialFile {
  return { upload, thumbnail, kind, mime, bytes, approved: state === "approved" };
}
