import { z } from "zod";

/** A smallest body that a schema accepts: what is optional or has a default is left out, ids name nothing. */
export function sampleOf(schema: z.ZodType): unknown {
  const value = sample(schema.def, schema);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`No sample for this schema: ${z.prettifyError(parsed.error)}`);
  return value;
}

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: z.ZodType[];
  innerType?: z.ZodType;
  items?: z.ZodType[];
  values?: unknown[];
  entries?: Record<string, unknown>;
  in?: z.ZodType;
  format?: string;
}

function inner(schema: z.ZodType | undefined): unknown {
  if (!schema) throw new Error("A schema without its inner type");
  return sample(schema.def, schema);
}

function sample(def: Def, schema: z.ZodType): unknown {
  switch (def.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(def.shape ?? {})
          // A booking must aim at something, which no single field says.
          .filter(([name, field]) => name === "screens" || !field.safeParse(undefined).success)
          .map(([name, field]) => [name, name === "screens" ? [inner(idElement(field))] : inner(field)]),
      );
    case "array":
      return schema.safeParse([]).success ? [] : [inner(def.element)];
    case "union":
      return inner(def.options?.[0]);
    case "nullable":
    case "null":
      return null;
    case "literal":
      return def.values?.[0];
    case "enum":
      return Object.values(def.entries ?? {})[0];
    case "tuple":
      return (def.items ?? []).map(inner);
    case "pipe":
      return inner(def.in);
    case "default":
    case "optional":
    case "prefault":
      return inner(def.innerType);
    case "number":
      return [1, 10, 1000, 0, 2026, 60_000].find((value) => schema.safeParse(value).success);
    case "boolean":
      return true;
    case "unknown":
      return {};
    case "string":
      return TEXTS.find((text) => schema.safeParse(text).success) ?? idText(schema);
    default:
      throw new Error(`No sample for ${def.type}`);
  }
}

const TEXTS = [
  "2026-06-15T08:00:00+08:00",
  "2026-06-15",
  "08:00",
  "a@fangfei.test",
  "0".repeat(64),
  "#ff0000",
  "ABCDEF",
  "123456",
  "sample",
  "Sample-2026",
];

function idText(schema: z.ZodType): string {
  const prefix = /^\w+/.exec(schema.description ?? "")?.[0] ?? "";
  return `${prefix}${"0".repeat(26)}`;
}

function idElement(field: z.ZodType): z.ZodType | undefined {
  let def: Def = field.def;
  while (def.innerType) def = def.innerType.def;
  return def.element;
}
