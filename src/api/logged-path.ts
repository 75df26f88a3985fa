import { ENDPOINTS } from "../contracts/endpoints.ts";
import { ID_PREFIXES } from "../contracts/primitives.ts";

/** The words that stand in paths as they are. */
const WORDS = new Set(["media", ...Object.values(ENDPOINTS).flatMap(({ path }) => path.split("/"))]);
const ID = new RegExp(`^(?:${Object.values(ID_PREFIXES).join("|")})_[0-9a-hjkmnp-tv-z]{26}$`);

/**
 * A path as it may stand in a log: words of our own, ids, and the bureau. Anything else may be a secret, such as the
 * token of an invitation or of a reset link.
 */
export function loggedPath(path: string): string {
  const parts = path.split("/");
  const isSlug = (i: number) => parts[i - 1] === "bureaus" && parts[i - 2] === "api";
  return parts.map((part, i) => (WORDS.has(part) || ID.test(part) || isSlug(i) ? part : "*")).join("/");
}
