import "./jitless.ts";
import { z } from "zod";

/** The prefixes of all ids; the part behind it is a time-sortable ULID in lower case. */
export const ID_PREFIXES = {
  season: "sea",
  campaign: "cmp",
  theme: "thm",
  material: "mat",
  version: "ver",
  playlist: "pls",
  screen: "scr",
  group: "grp",
  feed: "fed",
  booking: "bkg",
  takeover: "tko",
  screenshot: "sht",
  alert: "alr",
  institution: "ins",
  event: "evt",
  session: "ses",
  signup: "sgn",
  registration: "reg",
  outcome: "out",
  report: "rpt",
  invitation: "inv",
  upload: "upl",
  pairing: "pai",
  person: "per",
  password_reset: "pwr",
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** A prefixed, time-sortable id such as `scr_01jz3v8k6m0q4d5e9r7t2w1x0y`. */
export const idOf = (kind: IdKind) =>
  z
    .string()
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`))
    .meta({ description: `${ID_PREFIXES[kind]}_ id of a ${kind}` });

/** A bureau's id is its slug: it stands in paths and in screen tokens. */
export const BureauId = z.string().regex(/^[a-z][a-z0-9-]{1,30}[a-z0-9]$/);
export type BureauId = z.infer<typeof BureauId>;

/** Years that days and instants may lie in: whatever is computed from them is then still a day that RFC 3339 can write. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
const isNearYear = (text: string) => {
  const year = Number(text.slice(0, 4));
  return FIRST_YEAR <= year && year <= LAST_YEAR;
};

/** RFC 3339 instant with an offset, e.g. `2026-06-15T08:00:00+08:00`. */
export const InstantText = z.iso
  .datetime({ offset: true, abort: true, error: "not_an_instant" })
  .refine(isNearYear, { message: "year_out_of_range" });
/** Local calendar day `YYYY-MM-DD` (RFC 3339 full-date). */
export const LocalDay = z.iso
  .date({ abort: true, error: "not_a_day" })
  .refine(isNearYear, { message: "year_out_of_range" });
/** IANA time zone name; whether it exists is judged by the rules, which know the zone data. */
export const Zone = z.string().min(1).max(64);
/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** One line of text that a person typed: trimmed, not empty, without line breaks and other control characters. */
export const Line = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), { message: "not_one_line" });
/** A longer text that a person typed; may be empty. */
export const Note = z.string().trim().max(2000);
export const Email = z.email().max(254).toLowerCase();

/** The version of an editable thing, as `If-Match: "3"` carries it. */
export const Revision = z.int().min(1);

/** A page of a list; `next` is an opaque cursor, absent on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().optional() });
export const PageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

type Patched<Field> = z.ZodExactOptional<
  Field extends z.ZodDefault<infer Inner extends z.core.SomeType> ? Inner : Field & z.core.SomeType
>;

/** The body of a PATCH: every field may be absent, and an absent one is left as it is (no default steps in). */
export function patchOf<Shape extends z.ZodRawShape>(
  fields: z.ZodObject<Shape>,
): z.ZodObject<{ [Name in keyof Shape]: Patched<Shape[Name]> }, z.core.$strict> {
  const patched: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields.shape)) {
    patched[name] = z.exactOptional(field instanceof z.ZodDefault ? field.unwrap() : field);
  }
  return z.strictObject(asPatched(patched));

  // Safe because every entry above is the exact optional of its field without its default.
  function asPatched(shape: unknown) {
    return shape as { [Name in keyof Shape]: Patched<Shape[Name]> };
  }
}
