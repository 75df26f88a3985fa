import { and, eq, gt, isNull } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { uploads } from "./table.ts";
import { openUploadOf } from "./view.ts";

export const listUploads: Verb<"upload.list"> = (tx, actor, { query }) => {
  const where = and(eq(uploads.person, actor.id), isNull(uploads.version), gt(uploads.expiresAt, tx.now));
  const { rows, ...page } = newestFirst(tx, uploads, query, where);
  return { items: rows.map((row) => openUploadOf(tx, row)), ...page };
};
