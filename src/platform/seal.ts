import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const MARK = "s1.";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Text that only who knows `secret` reads: AES-256-GCM under a key of its own purpose. */
export function seal(text: string, secret: string, purpose: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, purpose), nonce);
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return MARK + sealed.toString("base64url");
}

/** What was sealed; text that never was comes back as it is. Throws when it was changed. */
export function unseal(text: string, secret: string, purpose: string): string {
  if (!text.startsWith(MARK)) return text;
  const bytes = Buffer.from(text.slice(MARK.length), "base64url");
  const end = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", keyOf(secret, purpose), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(end));
  return decipher.update(bytes.subarray(NONCE_BYTES, end)).toString("utf8") + decipher.final("utf8");
}

function keyOf(secret: string, purpose: string): Buffer {
  return createHash("sha256").update(`${purpose}\0${secret}`).digest();
}
