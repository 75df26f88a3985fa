import { beforeAll, expect, test } from "vitest";
import { pathOf } from "../../src/contracts/client.ts";
import type { EndpointRow } from "../../src/contracts/endpoint.ts";
import { ENDPOINTS } from "../../src/contracts/endpoints.ts";
import type { Role } from "../../src/contracts/permission.ts";
import { ID_PREFIXES } from "../../src/contracts/primitives.ts";
import { allows, byRole } from "../../src/domain/permission/table.ts";
import { newBureau, send, type Person, type TestBureau } from "../support/api.ts";
import { sampleOf } from "../support/sample.ts";

/** Every endpoint × every kind of caller, compared with the one table that decides. */

const ROLES: Record<string, Role[]> = {
  planner: ["planner"],
  reviewer1: ["reviewer_1"],
  reviewer2: ["reviewer_2"],
  reviewer3: ["reviewer_3"],
  operator: ["screen_operator"],
  admin: ["admin"],
  security: ["security_admin"],
  auditor: ["auditor"],
  manager: ["partner_manager"],
  member: ["partner_member"],
};

let bureau: TestBureau;
const people = new Map<string, Person>();

beforeAll(async () => {
  bureau = await newBureau();
  const institution = await bureau.institution("江海银行");
  for (const name of Object.keys(ROLES)) {
    const role = ROLES[name]?.[0];
    if (role === "partner_manager" || role === "partner_member")
      people.set(name, await bureau.partner(institution, name, role));
    else people.set(name, await bureau.as(name));
  }
}, 120_000);

/** A request that gets past the contract, and names nothing that exists. */
function request(row: EndpointRow, bureauId: string): [path: string, init: RequestInit] {
  const params = Object.fromEntries(
    [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [
      name,
      name === "bureau" ? bureauId : `${asPrefix(name)}_${"0".repeat(26)}`,
    ]),
  );
  const query = row.query ? asQuery(sampleOf(row.query)) : {};
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (row.ifMatch) headers["if-match"] = '"1"';
  const text = row.body && JSON.stringify(sampleOf(row.body));
  return [pathOf(row, params, query), { method: row.method, headers, ...(text !== undefined && { body: text }) }];
}

// Safe because an unknown name only makes an id that names nothing.
function asPrefix(name: string) {
  return (ID_PREFIXES as Record<string, string>)[name] ?? "x";
}
// Safe because the queries of all rows are objects.
function asQuery(value: unknown) {
  return value as Record<string, string>;
}

const rows = Object.entries<EndpointRow>(ENDPOINTS);
let walked = 0;

test.each(rows.filter(([, row]) => byRole(row.permission)))("%s lets in whom the table lets in", async (id, row) => {
  const [path, init] = request(row, bureau.id);
  expect((await send(path, init)).status, `${id} anonymous`).toBe(401);
  for (const [name, person] of people) {
    const { status } = await person.send(path, init);
    walked += 1;
    const may = byRole(row.permission) && allows(row.permission, ROLES[name] ?? []);
    if (may) expect([401, 403, 500], `${id} as ${name}`).not.toContain(status);
    else expect(status, `${id} as ${name}`).toBe(403);
  }
});

test.each(rows.filter(([, row]) => byRole(row.permission)))(
  "%s of a bureau one does not belong to is not found",
  async (id, row) => {
    const planner = people.get("planner");
    const [path, init] = request(row, "elsewhere");
    const response = await planner?.send(path, init);
    expect(response?.status, id).toBe(404);
    expect(await response?.json()).toMatchObject({ code: "not_found" });
  },
);

test.each(rows.filter(([, row]) => ["device", "feed", "pairing"].includes(row.permission)))(
  "%s wants a device's token, and no person's session does",
  async (id, row) => {
    const [path, init] = request(row, bureau.id);
    expect((await send(path, init)).status, id).toBe(401);
    expect((await people.get("operator")?.send(path, init))?.status, id).toBe(401);
  },
);

test("every endpoint is walked", () => {
  const rest = rows.filter(([, row]) => !byRole(row.permission)).map(([, row]) => row.permission);
  expect(new Set(rest)).toEqual(new Set(["public", "signed_in", "device", "feed", "pairing", "setup", "demo"]));
  expect(walked).toBe(rows.filter(([, row]) => byRole(row.permission)).length * people.size);
  console.log(`${rows.length} endpoints; ${walked} walked as ${people.size} kinds of caller`);
});
