import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { Problem } from "../../contracts/problem.ts";
import { sha256 } from "../../platform/digest.ts";
import type { Tx } from "../../platform/tx.ts";
import { screens, type ScreenRow } from "./table.ts";

/** The screen that a token names. Throws `unauthenticated`, also when there is no such screen or no token any more. */
export function screenByToken(tx: Tx, id: string, secret: string): ScreenRow {
  const row = tx.db.select().from(screens).where(eq(screens.id, id)).get();
  if (!row?.tokenSha256 || !isHashOf(row.tokenSha256, secret)) throw new Problem("unauthenticated");
  return row;
}

function isHashOf(known: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(known), Buffer.from(sha256(secret)));
}
