import fc from "fast-check";
import { gzipSync } from "node:zlib";
import type { EndpointRow } from "../../../src/contracts/endpoint.ts";
import { sampleOf } from "../../support/sample.ts";
import { hostile, hostileText } from "./hostile.ts";
import { idFor, validFor, type World } from "./valid.ts";

/** One request to a row, who sends it, and which parts of it a schema would take. */
export interface Attempt {
  /** One of those who may; or somebody else; or nobody. */
  caller: "may" | "other" | "nobody";
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | Long | undefined;
}

/** Written short, so that a report of it can be read. */
interface Long {
  repeat: string;
  times: number;
}

/** What is sent of an attempt's body. */
export function bytesOf(body: Attempt["body"]): string | Uint8Array<ArrayBuffer> | undefined {
  return typeof body === "object" && "repeat" in body ? body.repeat.repeat(body.times) : body;
}

interface Mutation {
  at: number;
  kind: "replace" | "remove" | "add" | "wrap" | "double";
  value: unknown;
  key: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(1_000),
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant("replace" as const) },
    { weight: 2, arbitrary: fc.constantFrom("remove" as const, "add" as const, "wrap" as const, "double" as const) },
  ),
  value: hostile,
  key: fc.constantFrom("unknown", "__proto__", "constructor", "id", "revision", "bureau", "toString", ""),
});

/** The value with one place in it changed. */
function mutate(value: unknown, { at, kind, value: other, key }: Mutation): unknown {
  const places = placesOf(value);
  const path = places[at % places.length] ?? [];
  return changeAt(value, path, (old, parent) => {
    switch (kind) {
      case "replace":
        return other;
      case "wrap":
        return [old];
      case "double":
        return Array.isArray(old) ? [...old, ...old] : typeof old === "string" ? old + old : other;
      case "remove":
        return parent === undefined ? {} : undefined;
      case "add":
        return typeof old === "object" && old !== null && !Array.isArray(old)
          ? Object.fromEntries([...Object.entries(old), [key, other]])
          : other;
    }
  });
}

function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

type Change = (old: unknown, parent: unknown) => unknown;
function changeAt(value: unknown, [key, ...rest]: (string | number)[], change: Change, parent?: unknown): unknown {
  if (key === undefined || typeof value !== "object" || value === null) return change(value, parent);
  const entries = Object.entries(value).map(
    ([name, part]) => [name, name === String(key) ? changeAt(part, rest, change, value) : part] as const,
  );
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

const RAW = [
  "",
  "{",
  '{"a":',
  "null",
  "1",
  '"x"',
  "[]",
  '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}',
  "\ufeff{}",
  "{}{}",
  "NaN",
  "'x'",
  '{"a":"\ud800"}',
  `{"a":${"9".repeat(5_000)}}`,
];
const LONG: Long[] = [
  { repeat: "[", times: 100_000 },
  { repeat: '{"a":', times: 50_000 },
  { repeat: " ", times: 1024 * 1024 + 1 },
];
const BYTES = [
  new Uint8Array([0xff, 0xfe, 0x00]),
  new Uint8Array([0x7b, 0xc3, 0x28, 0x7d]),
  new Uint8Array(gzipSync("{}")),
];

/** The value with ids that exist instead of those that never do. */
function named(value: unknown, world: World): unknown {
  if (typeof value === "string") return world[/^([a-z]{3}_)0{26}$/.exec(value)?.[1] ?? ""]?.[0] ?? value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, named(part, world)] as const);
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

function bodyOf(row: EndpointRow, world: World, example: unknown): fc.Arbitrary<Attempt["body"]> {
  const raw = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...RAW) },
    { weight: 1, arbitrary: fc.constantFrom(...BYTES, ...LONG) },
  );
  if (!row.body)
    return row.method === "GET" ? fc.constant(undefined) : fc.oneof(fc.constant(undefined), fc.constant("{}"), raw);
  const valid = fc.oneof(validFor(row.body, world), fc.constant(example ?? named(sampleOf(row.body), world)));
  const mutated = fc
    .tuple(valid, fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([value, all]) => all.reduce(mutate, value));
  return fc.oneof(
    { weight: 4, arbitrary: valid.map((value) => JSON.stringify(value)) },
    { weight: 6, arbitrary: mutated.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: raw },
  );
}

/** What a header's value may hold at all (RFC 9110 §5.5). */
const headerText = hostileText.map((text) =>
  text
    .replaceAll(/[^\x20-\x7e\x80-\xff]/g, "?")
    .trim()
    .slice(0, 2_000),
);
const HEADERS: Record<string, fc.Arbitrary<string>> = {
  "if-match": fc.oneof(fc.constantFrom('"1"', '"2"', 'W/"1"', "*", '""', '"999999999"', '"1", "2"'), headerText),
  "if-none-match": fc.oneof(fc.constantFrom("*", '"1"', '"0"'), headerText),
  "content-type": fc.oneof(
    fc.constantFrom("text/csv", "text/plain", "application/json; charset=gbk", "multipart/form-data"),
    headerText,
  ),
  "content-encoding": fc.constantFrom("gzip", "br", "identity", "x"),
  "accept-language": fc.oneof(fc.constantFrom("zh-CN", "en", "*", "en-US,en;q=0.9", "fr"), headerText),
  "idempotency-key": fc.oneof(fc.constantFrom("a", "b"), headerText),
  origin: fc.oneof(fc.constantFrom("https://fangfei.test", "https://evil.example", "null"), headerText),
  "sec-fetch-site": fc.constantFrom("same-origin", "same-site", "cross-site", "none", "x"),
  range: fc.oneof(fc.constantFrom("bytes=0-0", "bytes=-1", "bytes=9-1", "bytes=0-1,3-4"), headerText),
  "x-forwarded-for": headerText,
  "x-forwarded-host": headerText,
  "x-http-method-override": fc.constantFrom("DELETE", "PATCH"),
};

function headersOf(row: EndpointRow): fc.Arbitrary<Record<string, string>> {
  const json = { "content-type": "application/json" };
  const seen = fc.constantFrom(1, 1, 2, 2, 3, 4, 5).map((revision) => ({ ...json, "if-match": `"${revision}"` }));
  const odd = fc.record(HEADERS, { requiredKeys: [] });
  const one = fc
    .constantFrom(...Object.entries(HEADERS))
    .chain(([name, value]) => value.map((text) => ({ [name]: text })));
  const more = fc.oneof(
    { weight: 12, arbitrary: fc.constant({}) },
    { weight: 5, arbitrary: one },
    { weight: 1, arbitrary: odd },
  );
  return fc.tuple(row.ifMatch ? seen : fc.constant(json), more).map(([base, other]) => ({ ...base, ...other }));
}

const SEGMENTS = [
  "%zz",
  "%",
  "%c0%af",
  "%00",
  "..%2f..",
  "%2e%2e",
  ".",
  "a%0d%0ab",
  "x".repeat(3_000),
  "%F0%9F%92%B0",
  "*",
  ":bureau",
  "{bureau}",
];
const segment = fc.oneof(
  fc.constantFrom(...SEGMENTS),
  hostileText.map((text) => encodeURIComponent(text.toWellFormed())),
);

function pathOf(row: EndpointRow, world: World): fc.Arbitrary<string> {
  const names = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const ids = fc.tuple(...names.map((name) => idFor(name, world).map(encodeURIComponent)));
  const odd = fc.tuple(...names.map((name) => fc.oneof(idFor(name, world).map(encodeURIComponent), segment)));
  return fc.oneof({ weight: 9, arbitrary: ids }, { weight: 1, arbitrary: odd }).map((values) => {
    let n = 0;
    return row.path.replace(/\{\w+\}/g, () => values[n++] ?? "");
  });
}

const QUERIES = [
  "unknown=1",
  "limit=1&limit=2",
  "cursor=%zz",
  "=",
  "&&",
  "%00=1",
  "a[b]=1",
  "limit=1e9",
  "__proto__=1",
  `q=${"x".repeat(3_000)}`,
];

function queryOf(row: EndpointRow, world: World): fc.Arbitrary<string> {
  const valid = row.query ? validFor(row.query, world) : fc.constant({});
  const one = fc
    .tuple(valid, mutation)
    .map(([value, change]) => mutate(value, { ...change, value: asText(change.value) }));
  const written = (value: unknown) =>
    new URLSearchParams(
      Object.entries(asRecord(value)).map(([name, part]) => [name, asText(part).toWellFormed()]),
    ).toString();
  return fc.oneof(
    { weight: 8, arbitrary: valid.map(written) },
    { weight: row.query ? 4 : 1, arbitrary: one.map(written) },
    { weight: 1, arbitrary: fc.constantFrom(...QUERIES) },
  );
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
// Safe because what is no object has no entries that matter.
function asRecord(value: unknown) {
  return (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
}

/** Requests to a row: some as they should be, most with something wrong somewhere. */
export function attemptsAt(row: EndpointRow, world: World, example?: unknown): fc.Arbitrary<Attempt> {
  return fc
    .record({
      caller: fc.oneof(
        { weight: 17, arbitrary: fc.constant("may" as const) },
        { weight: 2, arbitrary: fc.constant("other" as const) },
        { weight: 1, arbitrary: fc.constant("nobody" as const) },
      ),
      path: pathOf(row, world),
      query: queryOf(row, world),
      headers: headersOf(row),
      body: bodyOf(row, world, example),
    })
    .map(({ query, path, ...rest }) => ({
      ...rest,
      method: row.method,
      path: query === "" ? path : `${path}?${query}`,
    }));
}
