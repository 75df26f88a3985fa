import { beforeAll, describe, expect, test } from "vitest";
import { pathOf } from "../../src/contracts/client.ts";
import type { EndpointRow } from "../../src/contracts/endpoint.ts";
import { ENDPOINTS } from "../../src/contracts/endpoints.ts";
import { ID_PREFIXES, PageQuery } from "../../src/contracts/primitives.ts";
import { byRole } from "../../src/domain/permission/table.ts";
import { newBureau, type TestBureau } from "../support/api.ts";
import { sampleOf } from "../support/sample.ts";
import { someoneWho } from "../support/someone.ts";

/** What every row promises by its form: lists have cursors, edits a revision. */

const rows = Object.entries<EndpointRow>(ENDPOINTS);

/** Lists that end by what they are. */
const WHOLE: Record<string, string> = {
  "season.propose": "a year's awareness days",
  "calendar.get": "one table for each year that was imported",
  "metric.list": "a dictionary in the code",
  "plan.get": "a day's items",
  "account.sessions": "where one person is signed in",
  "password_reset.waiting": "one a person at most, for 72 hours",
};

/** PATCH and PUT of what nobody else could have changed meanwhile. */
const NOT_EDITS: Record<string, string> = {
  "calendar.import": "adds a table; none is ever changed",
  "upload.send": "bytes that the ticket's hash names",
  "upload.part": "a part of them",
  "upload.thumbnail": "a picture by its ticket",
};

function fieldsOf(schema: EndpointRow["query"]): Record<string, unknown> {
  return asShaped(schema)?.shape ?? {};
}
// Safe because the queries and the results of lists are objects, which have a shape.
function asShaped(schema: unknown) {
  return schema as { shape?: Record<string, unknown> } | undefined;
}

const lists = rows.filter(([, row]) => row.method === "GET" && "items" in fieldsOf(row.result));

test.each(lists.filter(([id]) => !(id in WHOLE)))("%s is read by cursor", (_, row) => {
  expect(Object.keys(fieldsOf(row.query))).toEqual(expect.arrayContaining(Object.keys(PageQuery.shape)));
  expect(Object.keys(fieldsOf(row.result))).toContain("next");
});

test.each(rows.filter(([id, row]) => (row.method === "PATCH" || row.method === "PUT") && !(id in NOT_EDITS)))(
  "%s wants the revision that it edits",
  (_, row) => {
    expect(row.ifMatch).toBe(true);
  },
);

test("the exceptions exist", () => {
  for (const id of [...Object.keys(WHOLE), ...Object.keys(NOT_EDITS)]) expect(ENDPOINTS).toHaveProperty([id]);
});

describe("asked for", () => {
  let bureau: TestBureau;
  beforeAll(async () => {
    bureau = await newBureau();
    await bureau.institution("江海银行");
  }, 120_000);

  async function ask(row: EndpointRow, query: Record<string, string | number>, headers: Record<string, string> = {}) {
    const person = await someoneWho(bureau, row);
    const names = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const params = names.map((name) => [name, name === "bureau" ? bureau.id : `${prefixOf(name)}_${"0".repeat(26)}`]);
    const body = row.body && JSON.stringify(sampleOf(row.body));
    const response = await person.send(pathOf(row, Object.fromEntries(params), query), {
      method: row.method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, document: await response.json<{ code: string; errors?: { path: string }[] }>() };
  }

  test.each(lists.filter(([id, row]) => !(id in WHOLE) && byRole(row.permission) && !/\{.*\{/.test(row.path)))(
    "%s refuses what is no cursor of it, and pages of no or too many rows",
    async (_, row) => {
      const required = row.query ? asQuery(sampleOf(row.query)) : {};
      for (const cursor of ["%%%", "", "AAAA", btoa("nowhere"), "x".repeat(201)]) {
        const { status, document } = await ask(row, { ...required, cursor });
        expect([status, document.errors?.map((error) => error.path)], cursor).toEqual([422, ["query.cursor"]]);
      }
      for (const limit of [0, -1, 201, 1.5, "x", "", 1e300]) {
        const { status, document } = await ask(row, { ...required, limit });
        const paths = new Set(document.errors?.map((error) => error.path));
        expect([status, ...paths], String(limit)).toEqual([422, "query.limit"]);
      }
    },
  );

  test("a cursor of another list is none of this one", async () => {
    const { call } = await bureau.as("planner");
    const params = { bureau: bureau.id };
    for (const name of ["养老诈骗", "跨境赌博"]) await call("theme.create", { params, body: { name } });
    const { next = "" } = await call("theme.list", { params, query: { limit: 1 } });
    await expect(call("institution.list", { params, query: { cursor: next } })).rejects.toMatchObject({
      problem: { code: "invalid", errors: [{ path: "query.cursor" }] },
    });
  });

  test("pages hold together while others add to the list", async () => {
    const { call } = await bureau.as("planner");
    const params = { bureau: bureau.id };
    const there = [];
    for (let n = 0; n < 7; n += 1) there.push((await call("theme.create", { params, body: { name: `主题 ${n}` } })).id);
    const seen: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const { items, next } = await call("theme.list", { params, query: { limit: 2, ...(cursor && { cursor }) } });
      seen.push(...items.map((item) => item.id));
      cursor = next;
      await call("theme.create", { params, body: { name: "后来" } });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(there));
  });

  test.each(rows.filter(([, row]) => row.ifMatch && byRole(row.permission)))(
    "%s without a revision is 428, with none that could be is 422",
    async (_, row) => {
      const path = [{ path: "If-Match" }];
      expect(await ask(row, {})).toMatchObject({
        status: 428,
        document: { code: "precondition_required", errors: path },
      });
      for (const wrong of ["1", "*", '"x"', '"-1"', '"1", "2"', '"9999999999"'])
        expect(await ask(row, {}, { "if-match": wrong }), wrong).toMatchObject({
          status: 422,
          document: { errors: path },
        });
    },
  );
});

// Safe because an unknown name only makes an id that names nothing.
function prefixOf(name: string) {
  return (ID_PREFIXES as Record<string, string>)[name] ?? "x";
}
// Safe because the queries of all rows are flat objects.
function asQuery(value: unknown) {
  return value as Record<string, string>;
}
