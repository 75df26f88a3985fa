import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import canonicalize from "canonicalize";

/** Lower-case hexadecimal SHA-256. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** SHA-256 of a value's RFC 8785 bytes: equal values have equal digests, whatever the order of their keys. */
export function digest(value: unknown): string {
  return sha256(canonicalize(value) ?? "null");
}

/** A new secret of 256 bits, base64url. Only its SHA-256 is ever stored. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Compares two secrets or hashes without telling by its time where they differ. */
export function sameSecret(given: string, known: string): boolean {
  const a = Buffer.from(sha256(given));
  const b = Buffer.from(sha256(known));
  return timingSafeEqual(a, b);
}
