import { Problem } from "../../contracts/problem.ts";
import type { OwnVerbs } from "../verb.ts";
import { materialRow } from "../material/table.ts";
import { thumbnailOf, uploadOf } from "./table.ts";

export const openUpload: OwnVerbs["upload.open"] = (tx, actor, { params }) => {
  const upload = uploadOf(tx, actor, params.upload);
  if (upload.version === null && tx.now >= upload.expiresAt)
    throw new Problem("gone", {
      detail: { zh: "上传凭证已过期，请重新申请", en: "The ticket has expired; ask for another" },
    });
  const { kind, title } = materialRow(tx, upload.material);
  return { ...upload, kind, title, thumbnail: thumbnailOf(tx, upload.id) !== undefined };
};
