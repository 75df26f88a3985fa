import { eq } from "drizzle-orm";
import { conflict } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import { enqueue } from "../../platform/outbox.ts";
import type { Verb } from "../verb.ts";
import { thumbnails, uploadOf, uploads } from "./table.ts";

export const cancelUpload: Verb<"upload.cancel"> = (tx, actor, { params }) => {
  const upload = uploadOf(tx, actor, params.upload);
  if (upload.version !== null)
    throw conflict("上传已完成，不能再放弃", "The upload is finished: there is nothing to give up");
  tx.db.delete(uploads).where(eq(uploads.id, upload.id)).run();
  tx.db.delete(thumbnails).where(eq(thumbnails.upload, upload.id)).run();
  enqueue(tx, "media.discard", { bureau: tx.object, upload: upload.id });
  audit(tx, actor, "upload.cancel", upload.id, upload, null);
};
