import type { OpenUpload, UploadTicket } from "../../contracts/upload.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { materialRow } from "../material/table.ts";
import type { UploadRow } from "./table.ts";

export function ticketOf(tx: Tx, { id, partBytes, expiresAt }: UploadRow): UploadTicket {
  return { id, url: `/api/bureaus/${tx.object}/uploads/${id}`, partBytes, expiresAt: utcText(expiresAt) };
}

export function openUploadOf(tx: Tx, row: UploadRow): OpenUpload {
  const { material, bytes, sha256, mime } = row;
  return { ...ticketOf(tx, row), material, title: materialRow(tx, material).title, bytes, sha256, mime };
}
