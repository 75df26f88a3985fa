import type { UploadRequest } from "../../contracts/material.ts";
import { invalid, Problem } from "../../contracts/problem.ts";
import { ACCEPTED } from "../../domain/material/accepted.ts";
import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { arm } from "../../platform/timer.ts";
import { instantText } from "../../platform/tx.ts";
import type { Verb } from "../verb.ts";
import { requireValidity } from "./facts.ts";
import { materialRow, uploads, type MaterialRow } from "./table.ts";
import { SWEPT_AFTER_MS } from "./upload-sweep.ts";

const TICKET_MS = 86_400_000;

export const requestUpload: Verb<"upload.request"> = (tx, actor, { params, body }) => {
  const material = materialRow(tx, params.material);
  requireAccepted(material, body);
  requireValidity(body);
  const upload = {
    id: newId("upload", tx.now),
    material: material.id,
    person: actor.id,
    bytes: body.bytes,
    sha256: body.sha256,
    mime: body.mime,
    durationMs: body.durationMs ?? null,
    widthPx: body.widthPx ?? null,
    heightPx: body.heightPx ?? null,
    validFrom: body.validFrom ?? null,
    validUntil: body.validUntil ?? null,
    expiresAt: tx.now + TICKET_MS,
    version: null,
  };
  tx.db.insert(uploads).values(upload).run();
  arm(tx, "uploads", upload.expiresAt + SWEPT_AFTER_MS);
  audit(tx, actor, "upload.request", upload.id, null, upload);
  return {
    id: upload.id,
    url: `/api/bureaus/${tx.object}/uploads/${upload.id}`,
    expiresAt: instantText(upload.expiresAt),
  };
};

function requireAccepted(material: MaterialRow, { mime, bytes, durationMs }: UploadRequest): void {
  if (material.kind === "text")
    throw new Problem("conflict", {
      detail: { zh: "标语类素材请直接写入文字，无需上传文件", en: "A text material takes words, not a file" },
    });
  const { mimes, maxBytes } = ACCEPTED[material.kind];
  if (!mimes.includes(mime))
    throw invalid("mime", `此类素材只接受 ${mimes.join("、")}`, `This kind of material takes ${mimes.join(", ")}`);
  if (bytes > maxBytes)
    throw invalid("bytes", `此类素材最多 ${maxBytes} 字节`, `At most ${maxBytes} bytes for this kind of material`);
  if (durationMs !== undefined && material.kind !== "video")
    throw invalid("durationMs", "只有视频有时长", "Only a video has a length");
}
