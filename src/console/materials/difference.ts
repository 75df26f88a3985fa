import type { MaterialVersion } from "../../contracts/material.ts";
import { lengthText } from "../text/time.ts";
import { bytesText } from "./bytes.ts";

export type FieldName =
  | "content"
  | "mime"
  | "bytes"
  | "length"
  | "pixels"
  | "template"
  | "color"
  | "background"
  | "validFrom"
  | "validUntil";

export interface FieldDifference {
  field: FieldName;
  before: string | null;
  after: string | null;
}

/** What differs between two versions besides the words of a slogan, as people read it. `dayOf` writes a local day. */
export function fieldDifferences(
  before: MaterialVersion,
  after: MaterialVersion,
  dayOf: (day: string) => string,
): FieldDifference[] {
  const [old, now] = [fieldsOf(before, dayOf), fieldsOf(after, dayOf)];
  return FIELDS.filter((field) => old[field] !== now[field]).map((field) => ({
    field,
    before: old[field],
    after: now[field],
  }));
}

const FIELDS = [
  "content",
  "mime",
  "bytes",
  "length",
  "pixels",
  "template",
  "color",
  "background",
  "validFrom",
  "validUntil",
] as const satisfies readonly FieldName[];

function fieldsOf(version: MaterialVersion, dayOf: (day: string) => string): Record<FieldName, string | null> {
  const { sha256, mime, bytes, durationMs, widthPx, heightPx, style, validFrom, validUntil } = version;
  const file = version.url !== null;
  return {
    content: `${sha256.slice(0, 16)}…`,
    mime: file ? mime : null,
    bytes: file ? bytesText(bytes) : null,
    length: durationMs === null ? null : lengthText(durationMs),
    pixels: widthPx === null || heightPx === null ? null : `${widthPx} × ${heightPx}`,
    template: style?.template ?? null,
    color: style?.color ?? null,
    background: style?.background ?? null,
    validFrom: validFrom && dayOf(validFrom),
    validUntil: validUntil && dayOf(validUntil),
  };
}
