import fc from "fast-check";
import type { z } from "zod";
import { z as zod } from "zod";
import { ID_PREFIXES, type IdKind } from "../../../src/contracts/primitives.ts";

/** What exists, to be named by requests: ids by their prefix, and words by their form. */
export type World = Record<string, string[]>;

interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  items?: Schema;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
}

const FEW = 3;
const DAYS = [
  "2026-06-01",
  "2026-06-15",
  "2026-06-30",
  "2026-11-23",
  "2026-12-31",
  "1970-01-01",
  "2199-12-31",
  "2024-02-29",
];
const INSTANTS = DAYS.flatMap((day) => [`${day}T00:00:00Z`, `${day}T08:00:00+08:00`, `${day}T23:59:59.999-05:00`]);
const WORDS = ["防非宣传", "a", "江海区 2026", "Asia/Shanghai", "UTC", "x".repeat(120), "#ff0000", "08:00", "24:00"];

/** Values that a schema says it takes, or nearly: refinements that JSON Schema cannot tell are left to chance. */
export function validFor(schema: z.ZodType, world: World): fc.Arbitrary<unknown> {
  return valueOf(asSchema(zod.toJSONSchema(schema, { io: "input", unrepresentable: "any" })), world);
}

// Safe because the keywords above are those that zod writes, and others are ignored.
function asSchema(schema: unknown) {
  return schema as Schema;
}

function valueOf(schema: Schema, world: World): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => valueOf(one, world)));
  if (schema.allOf) return valueOf(Object.assign({}, ...schema.allOf), world);
  switch (schema.type) {
    case "string":
      return textOf(schema, world);
    case "integer":
    case "number":
      return numberOf(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return arrayOf(schema, world);
    case "object":
      return objectOf(schema, world);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function textOf(schema: Schema, world: World): fc.Arbitrary<unknown> {
  if (schema.format === "date") return fc.constantFrom(...DAYS);
  if (schema.format === "date-time") return fc.constantFrom(...INSTANTS);
  if (schema.format === "email")
    return fc.constantFrom("a@fangfei.test", "a.b+c@fangfei.test", ...(world["email"] ?? []));
  const [, prefix] = /^\^([a-z]{3}_)\[/.exec(schema.pattern ?? "") ?? [];
  if (prefix) return fc.constantFrom(...(world[prefix] ?? []), `${prefix}${"0".repeat(26)}`);
  // What looks ahead cannot be made by form.
  if (schema.pattern && !schema.pattern.includes("(?"))
    return fc.oneof(fc.stringMatching(new RegExp(schema.pattern)), fc.constantFrom(...WORDS));
  const { minLength = 0, maxLength = 60 } = schema;
  const exact = (length: number) => fc.constant("界".repeat(length));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
    {
      weight: 2,
      arbitrary: fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, minLength + 40) }),
    },
    { weight: 1, arbitrary: exact(minLength) },
    { weight: 1, arbitrary: exact(Math.min(maxLength, 5_000)) },
  );
}

function numberOf({ type, minimum, maximum, exclusiveMinimum }: Schema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? (exclusiveMinimum ?? -1) + 1, -(2 ** 53) + 1);
  const max = Math.min(maximum ?? 2 ** 53 - 1, 2 ** 53 - 1);
  const small = fc.integer({ min: Math.ceil(min), max: Math.floor(Math.min(max, min + 100)) });
  const any = type === "integer" ? small : fc.oneof(small, fc.double({ min, max, noNaN: true }));
  return fc.oneof({ weight: 4, arbitrary: any }, { weight: 1, arbitrary: fc.constantFrom(min, max) });
}

function arrayOf({ items, prefixItems, minItems = 0, maxItems }: Schema, world: World): fc.Arbitrary<unknown> {
  if (prefixItems) return fc.tuple(...prefixItems.map((item) => valueOf(item, world)));
  const item = items ? valueOf(items, world) : fc.jsonValue({ maxDepth: 1 });
  const few = fc.array(item, { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems ?? FEW, FEW)) });
  if (maxItems === undefined || maxItems > 1_000) return few;
  const brim = item.map((one) => Array.from({ length: maxItems }, () => one));
  return fc.oneof({ weight: 12, arbitrary: few }, { weight: 1, arbitrary: brim });
}

function objectOf(schema: Schema, world: World): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, valueOf(field, world)]));
  const known = fc.record(fields, { requiredKeys: required });
  if (typeof additionalProperties !== "object" || Object.keys(properties).length > 0) return known;
  return fc.dictionary(fc.constantFrom("zh", "en", "visitors", "x"), valueOf(additionalProperties, world), {
    maxKeys: 3,
  });
}

/** For a path's parameter: mostly what exists. */
export function idFor(name: string, world: World): fc.Arbitrary<string> {
  const prefix = name in ID_PREFIXES ? `${ID_PREFIXES[asKind(name)]}_` : name;
  const there = world[prefix] ?? [];
  const never = `${prefix.endsWith("_") ? prefix : "x_"}${"0".repeat(26)}`;
  return there.length === 0
    ? fc.constant(never)
    : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...there) }, { weight: 1, arbitrary: fc.constant(never) });
}

// Safe because the caller has looked the name up in ID_PREFIXES.
function asKind(name: string) {
  return name as IdKind;
}
