import { conflict } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import type { OwnVerbs } from "../verb.ts";
import { thumbnails, uploadOf } from "./table.ts";

/** Only before there is a version: what reviewers have seen in their lists stays what everybody sees. */
export const keepThumbnail: OwnVerbs["upload.thumbnail"] = (tx, actor, { params, body }) => {
  const upload = uploadOf(tx, actor, params.upload);
  if (upload.version !== null)
    throw conflict("缩略图须在文件传完之前发送", "A thumbnail has to come before the upload is finished");
  const row = { upload: upload.id, ...body };
  tx.db.insert(thumbnails).values(row).onConflictDoUpdate({ target: thumbnails.upload, set: body }).run();
  audit(tx, actor, "upload.thumbnail", upload.id, null, row);
};
