import type { PairingOffer, PairingRequest, PairingState } from "../contracts/device.ts";
import { Problem } from "../contracts/problem.ts";
import { newSecret, sameSecret, sha256 } from "../platform/digest.ts";
import { newId } from "../platform/id.ts";
import { utcText, type Tx } from "../platform/tx.ts";

/** No 0 O 1 I L U: nobody confuses what is read aloud across a square. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 6;
const VALID_MS = 10 * 60_000;
const POLL_MS = 3_000;

type PairingRow = {
  id: string;
  secret_sha256: string;
  expires_at: number;
  bureau: string | null;
  screen: string | null;
  ready: number;
  fetched: number;
};

/** A player asks for a code that an operator types in the console. */
export function createPairing(tx: Tx, request: PairingRequest): PairingOffer {
  tx.sql.exec("DELETE FROM pairing WHERE expires_at <= ?", tx.now - VALID_MS);
  const id = newId("pairing", tx.now);
  const secret = newSecret();
  const code = freeCode(tx);
  tx.sql.exec(
    "INSERT INTO pairing (id, code, secret_sha256, request, expires_at) VALUES (?, ?, ?, ?, ?)",
    id,
    code,
    sha256(secret),
    JSON.stringify(request),
    tx.now + VALID_MS,
  );
  return { pairing: id, secret, code, expiresAt: utcText(tx.now + VALID_MS), pollMs: POLL_MS };
}

/**
 * `paired` with the token exactly once; `gone` after that and after expiry. The token carries the secret that the player
 * polls with, and so never lies here: only its hash does.
 */
export function pollPairing(tx: Tx, id: string, secret: string): PairingState {
  const row = tx.sql
    .exec<PairingRow>(
      "SELECT id, secret_sha256, expires_at, bureau, screen, ready, fetched FROM pairing WHERE id = ?",
      id,
    )
    .toArray()[0];
  if (!row) throw new Problem("not_found");
  if (!sameSecret(sha256(secret), row.secret_sha256)) throw new Problem("unauthenticated");
  if (row.fetched === 1 || row.expires_at <= tx.now) throw new Problem("gone");
  if (row.ready === 0 || row.bureau === null || row.screen === null) return { state: "waiting" };
  tx.sql.exec("UPDATE pairing SET fetched = 1 WHERE id = ?", id);
  const { bureau, screen } = row;
  return { state: "paired", token: `fangfei_${bureau}_${screen}_${secret}`, bureau, screen };
}

/** Where a code is to belong. */
export interface Place {
  bureau: string;
  screen: string;
}

/**
 * Keeps a code for one screen and answers the hash of the secret behind it. Of two operators with the same code the
 * first wins; the same screen may try again. Refuses a code that is unknown, used or expired.
 */
export function holdCode(tx: Tx, code: string, { bureau, screen }: Place): string {
  const [row] = tx.sql
    .exec<{ secret_sha256: string }>(
      `SELECT secret_sha256 FROM pairing WHERE code = ? AND expires_at > ? AND ready = 0
       AND (bureau IS NULL OR (bureau = ? AND screen = ?))`,
      code,
      tx.now,
      bureau,
      screen,
    )
    .toArray();
  if (!row) throw new Problem("code_unknown", { errors: [codeProblem] });
  tx.sql.exec("UPDATE pairing SET bureau = ?, screen = ? WHERE code = ?", bureau, screen, code);
  return row.secret_sha256;
}

/** The bureau knows the screen's new token: whoever showed the code may have it. */
export function claimPairing(tx: Tx, code: string, place: Place): void {
  holdCode(tx, code, place);
  tx.sql.exec("UPDATE pairing SET ready = 1 WHERE code = ?", code);
}

const codeProblem = {
  path: "code",
  message: {
    zh: "配对码不存在、已使用或已过期，请以屏幕上显示的为准",
    en: "Unknown, used or expired; take the one the screen shows now",
  },
};

function freeCode(tx: Tx): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(CODE_LENGTH * 2));
    // 240 = 8 × 30: dropping the rest keeps every letter equally likely.
    const letters = [...bytes].filter((byte) => byte < 240).map((byte) => ALPHABET[byte % ALPHABET.length] ?? "");
    const code = letters.slice(0, CODE_LENGTH).join("");
    const taken = tx.sql.exec("SELECT 1 FROM pairing WHERE code = ?", code).toArray().length > 0;
    if (code.length === CODE_LENGTH && !taken) return code;
  }
}
