import canonicalize from "canonicalize";
import type { TextStyle } from "../contracts/plan.ts";
import { sha256 } from "./digest.ts";

/** What a version of words holds. RFC 8785: the same words in the same style have the same hash, whoever writes them. */
export function sloganContent(words: string, style: TextStyle) {
  const content = new TextEncoder().encode(canonicalize({ text: words, style }));
  return { sha256: sha256(content), bytes: content.length, mime: "application/json", text: words, style };
}
