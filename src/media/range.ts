import type { ByteRange } from "./media.ts";

/**
 * The one range that a `Range` header asks for (RFC 9110 §14.1.2), cut to what there is. null: send all of it, since
 * the header is absent, not understood, or asks for several parts, which a server need not give. `unsatisfiable`: 416.
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? "");
  if (!match) return null;
  const [first = "", last = ""] = match.slice(1);
  if (first === "" && last === "") return null;
  if (first === "") {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? "unsatisfiable" : { start: bytes - length, length };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return null;
  if (start >= bytes) return "unsatisfiable";
  const end = last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return { start, length: end - start + 1 };
}

/** Whether an `If-None-Match` names this ETag, or anything at all (RFC 9110 §13.1.2; weak comparison). */
export function noneMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}
