import type { PairingOffer, PairingRequest, PairingState } from "../contracts/device.ts";
import { Problem } from "../contracts/problem.ts";
import { newSecret, sameSecret, sha256 } from "../platform/digest.ts";
import { newId } from "../platform/id.ts";
import { instantText, type Tx } from "../platform/tx.ts";

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
  token: string | null;
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
  return { pairing: id, secret, code, expiresAt: instantText(tx.now + VALID_MS), pollMs: POLL_MS };
}

/** `paired` with the token exactly once; `gone` after that and after expiry. */
export function pollPairing(tx: Tx, id: string, secret: string): PairingState {
  const row = tx.sql
    .exec<PairingRow>(
      "SELECT id, secret_sha256, expires_at, bureau, screen, token, fetched FROM pairing WHERE id = ?",
      id,
    )
    .toArray()[0];
  if (!row) throw new Problem("not_found");
  if (!sameSecret(sha256(secret), row.secret_sha256)) throw new Problem("unauthenticated");
  if (row.fetched === 1 || row.expires_at <= tx.now) throw new Problem("gone");
  if (row.token === null || row.bureau === null || row.screen === null) return { state: "waiting" };
  tx.sql.exec("UPDATE pairing SET fetched = 1, token = NULL WHERE id = ?", id);
  return { state: "paired", token: row.token, bureau: row.bureau, screen: row.screen };
}

/** Refuses a code that is unknown, used or expired. */
export function requireCode(tx: Tx, code: string): void {
  const found = tx.sql
    .exec("SELECT 1 FROM pairing WHERE code = ? AND expires_at > ? AND bureau IS NULL", code, tx.now)
    .toArray();
  if (found.length === 0) throw new Problem("code_unknown", { errors: [codeProblem] });
}

/** Hands the screen's token to whoever showed the code. Of two operators with the same code the first wins. */
export function claimPairing(tx: Tx, code: string, claim: { bureau: string; screen: string; token: string }): void {
  requireCode(tx, code);
  tx.sql.exec(
    "UPDATE pairing SET bureau = ?, screen = ?, token = ? WHERE code = ?",
    claim.bureau,
    claim.screen,
    claim.token,
    code,
  );
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
