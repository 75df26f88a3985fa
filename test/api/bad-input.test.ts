import { beforeAll, expect, test } from "vitest";
import { pathOf } from "../../src/contracts/client.ts";
import type { EndpointRow } from "../../src/contracts/endpoint.ts";
import { ENDPOINTS } from "../../src/contracts/endpoints.ts";
import { ID_PREFIXES } from "../../src/contracts/primitives.ts";
import type { ProblemDocument } from "../../src/contracts/problem.ts";
import { byRole } from "../../src/domain/permission/table.ts";
import { newBureau, type Person, type TestBureau } from "../support/api.ts";
import { sampleOf } from "../support/sample.ts";
import { someoneWho } from "../support/someone.ts";

/** Every endpoint refuses what it cannot read, names the path that is wrong, and writes nothing. */

let bureau: TestBureau;
let auditor: Person;
beforeAll(async () => {
  bureau = await newBureau();
  auditor = await bureau.as("auditor");
  for (const name of ["planner", "reviewer1", "operator", "admin", "security"]) await bureau.as(name);
  await bureau.partner(await bureau.institution("江海银行"));
}, 120_000);

const PARAMS = (row: EndpointRow) =>
  Object.fromEntries(
    [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [
      name,
      name === "bureau" ? bureau.id : `${(ID_PREFIXES as Record<string, string>)[name] ?? "x"}_${"0".repeat(26)}`,
    ]),
  );

async function lastAudit(): Promise<number> {
  const { items } = await auditor.call("audit.list", { params: { bureau: bureau.id }, query: { limit: 1 } });
  return items[0]?.seq ?? 0;
}

async function refusal(row: EndpointRow, body: string | undefined, query = ""): Promise<ProblemDocument> {
  const before = await lastAudit();
  const person = await someoneWho(bureau, row);
  const asked = row.query ? (sampleOf(row.query) as Record<string, string>) : {};
  const path = pathOf(row, PARAMS(row), asked);
  const response = await person.send(query ? `${path}${path.includes("?") ? "&" : "?"}${query}` : path, {
    method: row.method,
    headers: { "content-type": "application/json", ...(row.ifMatch && { "if-match": '"1"' }) },
    ...(body !== undefined && { body }),
  });
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  expect(await lastAudit()).toBe(before);
  return response.json();
}

const rows = Object.entries<EndpointRow>(ENDPOINTS).filter(([, row]) => byRole(row.permission));
const withBody = rows.filter(([, row]) => row.body);

test.each(withBody)("%s refuses malformed JSON", async (_, row) => {
  expect(await refusal(row, '{"a":')).toMatchObject({ status: 400, code: "malformed", errors: [{ path: "body" }] });
});

test.each(withBody)("%s refuses a body of the wrong type", async (_, row) => {
  expect(await refusal(row, "[]")).toMatchObject({ status: 422, code: "invalid", errors: [{ path: "body" }] });
});

test.each(withBody)("%s refuses an unknown field by its name", async (_, row) => {
  const body = { ...(sampleOf(row.body!) as object), unknownField: 1 };
  const { status, errors } = await refusal(row, JSON.stringify(body));
  expect(status).toBe(422);
  expect(errors?.map((error) => error.path)).toContain("unknownField");
});

test.each(withBody)("%s refuses a body above 1 MiB", async (_, row) => {
  const body = JSON.stringify({ filler: "x".repeat(1024 * 1024) });
  expect(await refusal(row, body)).toMatchObject({ status: 413, code: "too_large", errors: [{ path: "body" }] });
});

test.each(rows.filter(([, row]) => row.adapter !== "own"))("%s refuses an unknown query parameter", async (_, row) => {
  const body = row.body && JSON.stringify(sampleOf(row.body));
  const { status, errors } = await refusal(row, body, "unknown=1");
  expect(status).toBe(422);
  expect(errors?.map((error) => error.path)).toContain("query.unknown");
});

test.each(rows.filter(([, row]) => /\{bureau\}.*\{/.test(row.path)))(
  "%s does not know ids from elsewhere",
  async (_, row) => {
    const body = row.body && JSON.stringify(sampleOf(row.body));
    const { status, errors } = await refusal(row, body);
    // A verb may judge the body's own pointers first; either way the path is named.
    expect([404, 411, 422]).toContain(status);
    expect(errors?.[0]?.path).toBeTruthy();
  },
);
