import { and, eq, gt, isNull } from "drizzle-orm";
import type { UploadRequest } from "../../contracts/upload.ts";
import { conflict, invalid } from "../../contracts/problem.ts";
import { ACCEPTED, PART_BYTES } from "../../domain/material/accepted.ts";
import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import { materialRow, type MaterialRow } from "../material/table.ts";
import type { Verb } from "../verb.ts";
import { SWEPT_AFTER_MS, TICKET_MS } from "./sweep.ts";
import { uploads, type UploadRow } from "./table.ts";
import { ticketOf } from "./view.ts";

export const requestUpload: Verb<"upload.request"> = (tx, actor, { params, body }) => {
  const material = materialRow(tx, params.material);
  requireAccepted(material, body);
  const before = unfinished(tx, actor, material, body);
  const upload = {
    id: before?.id ?? newId("upload", tx.now),
    material: material.id,
    person: actor.id,
    bytes: body.bytes,
    sha256: body.sha256,
    mime: body.mime,
    partBytes: before?.partBytes ?? PART_BYTES,
    durationMs: body.durationMs ?? null,
    widthPx: body.widthPx ?? null,
    heightPx: body.heightPx ?? null,
    validFrom: body.validFrom ?? null,
    validUntil: body.validUntil ?? null,
    expiresAt: before?.expiresAt ?? tx.now + TICKET_MS,
    version: null,
  };
  tx.db.insert(uploads).values(upload).onConflictDoUpdate({ target: uploads.id, set: upload }).run();
  arm(tx, "uploads", upload.expiresAt + SWEPT_AFTER_MS);
  audit(tx, actor, "upload.request", upload.id, before ?? null, upload);
  return ticketOf(tx, upload);
};

/** The ticket that the same person has for the same bytes: what has arrived of them need not be sent again. */
function unfinished(tx: Tx, actor: Actor, material: MaterialRow, body: UploadRequest): UploadRow | undefined {
  const same = and(
    eq(uploads.material, material.id),
    eq(uploads.person, actor.id),
    eq(uploads.sha256, body.sha256),
    eq(uploads.bytes, body.bytes),
    eq(uploads.mime, body.mime),
  );
  const open = and(isNull(uploads.version), gt(uploads.expiresAt, tx.now));
  return tx.db.select().from(uploads).where(and(same, open)).get();
}

function requireAccepted(material: MaterialRow, { mime, bytes, durationMs }: UploadRequest): void {
  if (material.kind === "text")
    throw conflict("标语类素材请直接写入文字，无需上传文件", "A text material takes words, not a file");
  const { mimes, maxBytes } = ACCEPTED[material.kind];
  if (!mimes.includes(mime))
    throw invalid("mime", `此类素材只接受 ${mimes.join("、")}`, `This kind of material takes ${mimes.join(", ")}`);
  if (bytes > maxBytes)
    throw invalid("bytes", `此类素材最多 ${maxBytes} 字节`, `At most ${maxBytes} bytes for this kind of material`);
  if (durationMs !== undefined && material.kind !== "video")
    throw invalid("durationMs", "只有视频有时长", "Only a video has a length");
}
