import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { Problem } from "../../contracts/problem.ts";
import { sha256 } from "../../platform/digest.ts";
import type { Tx } from "../../platform/tx.ts";
import { screens, type ScreenRow } from "./table.ts";

/** Whether the secret of a token is the one whose hash is kept. */
export function isTokenOf(tokenSha256: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(tokenSha256), Buffer.from(sha256(secret)));
}

/** The screen that a token names. Throws `unauthenticated`, also when there is no such screen or no token any more. */
export function screenByToken(tx: Tx, id: string, secret: string): ScreenRow & { tokenSha256: string } {
  const row = tx.db.select().from(screens).where(eq(screens.id, id)).get();
  if (!row?.tokenSha256 || !isTokenOf(row.tokenSha256, secret)) throw new Problem("unauthenticated");
  return { ...row, tokenSha256: row.tokenSha256 };
}
