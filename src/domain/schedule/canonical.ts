import canonicalize from "canonicalize";
import type { DayPlan } from "../../contracts/plan.ts";

const encoder = new TextEncoder();

/**
 * A plan's RFC 8785 bytes; their SHA-256 is its id. Members in order of UTF-16 code units; `spots` and `exceptions` hold
 * integers only, whose canonical form is the one of JSON.stringify (RFC 8785 §3.2.2.3), so thousands of spots need no
 * general serialiser.
 */
export function planBytes(plan: DayPlan): Uint8Array {
  const text =
    `{"engine":${canonical(plan.engine)},"exceptions":${JSON.stringify(plan.exceptions)}` +
    `,"items":${canonical(plan.items)},"spots":${JSON.stringify(plan.spots)}` +
    `,"v":${plan.v},"zone":${canonical(plan.zone)}}`;
  return encoder.encode(text);
}

/** RFC 8785 text of a value made of objects, arrays, strings, integers, booleans and null. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}
