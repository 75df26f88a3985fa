import { Problem } from "../../contracts/problem.ts";
import type { OwnVerbs } from "../verb.ts";
import { materialRow, uploadOf } from "./table.ts";
import { materialFor } from "./view.ts";

export const openUpload: OwnVerbs["upload.open"] = (tx, actor, { params }) => {
  const upload = uploadOf(tx, actor, params.upload);
  const sent = upload.version === null ? null : materialFor(tx, actor, upload.material);
  if (!sent && tx.now >= upload.expiresAt)
    throw new Problem("gone", {
      detail: { zh: "上传凭证已过期，请重新申请", en: "The ticket has expired; ask for another" },
    });
  const { kind } = materialRow(tx, upload.material);
  return { kind, bytes: upload.bytes, sha256: upload.sha256, mime: upload.mime, durationMs: upload.durationMs, sent };
};
