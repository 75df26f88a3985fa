import { desc, eq } from "drizzle-orm";
import type { MaterialKind } from "../../contracts/material.ts";
import type { Caller, Tx } from "../../platform/tx.ts";
import { actorWith, staffMay } from "../actor.ts";
import { versions } from "./table.ts";

/** Where the bytes of a hash lie, and as what they are served. */
export interface MaterialFile {
  upload: string;
  kind: MaterialKind;
  mime: string;
  bytes: number;
  /** Some version with these bytes is approved and not withdrawn: anybody may have them. */
  approved: boolean;
}

/** The file with this hash; null when there is none, or none that `caller` may have. Drafts are for the staff. */
export function materialFile(tx: Tx, sha256: string, caller: Caller | null): MaterialFile | null {
  const found = tx.db
    .select()
    .from(versions)
    .where(eq(versions.sha256, sha256))
    .orderBy(desc(versions.id))
    .all()
    .filter((version) => version.upload !== null);
  const version = found.find((one) => one.state === "approved") ?? found[0];
  if (!version || version.upload === null) return null;
  const approved = version.state === "approved";
  if (!approved && !(caller && staffMay(actorWith(tx, caller, "material.read"), "material.read"))) return null;
  const { upload, kind, mime, bytes } = version;
  return { upload, kind, mime, bytes, approved };
}
