import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import type { OwnVerbs } from "../verb.ts";
import { addVersion, materialRow, uploadOf, uploads } from "./table.ts";
import { materialFor } from "./view.ts";

export const registerUpload: OwnVerbs["upload.send"] = (tx, actor, { params, body }) => {
  const upload = uploadOf(tx, actor, params.upload);
  const material = materialRow(tx, upload.material);
  if (upload.version === null) {
    const { id, bytes, sha256, mime, validFrom, validUntil } = upload;
    const version = addVersion(tx, actor, material, {
      upload: id,
      bytes,
      sha256,
      mime,
      validFrom,
      validUntil,
      durationMs: body.durationMs,
      widthPx: body.widthPx ?? upload.widthPx,
      heightPx: body.heightPx ?? upload.heightPx,
    });
    tx.db.update(uploads).set({ version: version.id }).where(eq(uploads.id, id)).run();
    audit(tx, actor, "upload.send", version.id, null, version);
  } else {
    // The same bytes were sent twice at once: one version, and a trace of both.
    audit(tx, actor, "upload.send", upload.version, upload, upload);
  }
  return materialFor(tx, actor, material.id);
};
