import { and, eq, isNotNull } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { enqueue } from "../../platform/outbox.ts";
import type { Tx } from "../../platform/tx.ts";
import { addVersion, materialRow, versions } from "../material/table.ts";
import type { OwnVerbs } from "../verb.ts";
import { uploadOf, uploads, type UploadRow } from "./table.ts";

export const registerWhole = register("upload.send");
export const registerParts = register("upload.complete");

/** Makes a version of an upload whose bytes are here and checked; once, however often they were sent. */
function register(action: "upload.send" | "upload.complete"): OwnVerbs["upload.send"] {
  return (tx, actor, { params, body }) => {
    const upload = uploadOf(tx, actor, params.upload);
    if (upload.version === null) {
      const { id, bytes, sha256, mime, validFrom, validUntil } = upload;
      const blob = sameBytes(tx, upload);
      const version = addVersion(tx, actor, materialRow(tx, upload.material), {
        upload: id,
        blob,
        bytes,
        sha256,
        mime,
        validFrom,
        validUntil,
        ...body,
      });
      if (blob !== null) enqueue(tx, "media.discard", { bureau: tx.object, upload: id });
      tx.db.update(uploads).set({ version: version.id }).where(eq(uploads.id, id)).run();
      audit(tx, actor, action, version.id, null, version);
    } else {
      // The same bytes were sent twice at once: one version, and a trace of both.
      audit(tx, actor, action, upload.version, upload, upload);
    }
    return { material: upload.material };
  };
}

/** The upload by which the same bytes came before: they lie once. */
function sameBytes(tx: Tx, { sha256, bytes }: UploadRow): string | null {
  const same = and(eq(versions.sha256, sha256), eq(versions.bytes, bytes), isNotNull(versions.upload));
  const found = tx.db.select().from(versions).where(same).limit(1).get();
  return found?.blob ?? found?.upload ?? null;
}
