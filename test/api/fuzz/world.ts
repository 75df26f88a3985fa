import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { EndpointRow } from "../../../src/contracts/endpoint.ts";
import { ENDPOINTS } from "../../../src/contracts/endpoints.ts";
import { byRole } from "../../../src/domain/permission/table.ts";
import { newBureau, send, type Person, type TestBureau } from "../../support/api.ts";
import { someoneWho } from "../../support/someone.ts";
import { furnish } from "./furnish.ts";
import type { Target } from "./harness.ts";
import { bytesOf, type Attempt } from "./request.ts";

/** A bureau in which one of everything exists, and the means to fire at it. */
export async function newTarget(): Promise<Target> {
  const bureau = await newBureau();
  const people = await peopleOf(bureau);
  const { world, examples, device, feedKey, pairing } = await furnish(bureau, people);
  return {
    world,
    examples,
    patienceMs: 20_000,
    state: (row) => stateOf(bureau.id, row),
    async send(row, attempt) {
      const person = callerOf(people, row, attempt);
      const headers = new Headers(attempt.headers);
      if (person) headers.set("cookie", person.cookie);
      if (attempt.caller === "may" && row.permission === "device")
        headers.set("authorization", `Bearer ${device.token}`);
      if (attempt.caller === "may" && row.permission === "pairing") headers.set("authorization", `Bearer ${pairing}`);
      const path = attempt.caller === "may" && row.permission === "feed" ? keyed(attempt.path, feedKey) : attempt.path;
      const { method } = attempt;
      const body = bytesOf(attempt.body);
      return send(path, { method, headers, ...(body !== undefined && { body }) });
    },
  };
}

interface People {
  partner: Person;
  other: Person;
  spare: Person;
  /** Whom the table lets in, by permission. */
  may: Map<string, Person>;
}

/** Everybody, before the first shot: later there may be more institutions, and fewer rights. */
async function peopleOf(bureau: TestBureau): Promise<People> {
  const other = await bureau.partner(await bureau.institution("江海证券"), "other", "partner_member");
  const partner = await bureau.partner(await bureau.institution("江海银行"));
  const spare = await bureau.staff("spare", ["planner"]);
  const may = new Map([
    ["operator", bureau.founder],
    ["signed_in", spare],
  ]);
  for (const row of Object.values<EndpointRow>(ENDPOINTS))
    if (byRole(row.permission)) may.set(row.permission, await someoneWho(bureau, row));
  return { partner, other, spare, may };
}

function callerOf(people: People, row: EndpointRow, { caller }: Attempt): Person | undefined {
  if (caller === "nobody") return undefined;
  return caller === "other" ? people.other : people.may.get(row.permission);
}

function keyed(path: string, key: string): string {
  const rest = path.replace(/[?&]key=[^&]*/, "");
  return `${rest}${rest.includes("?") ? "&" : "?"}key=${key}`;
}

/** Where a refusal is itself something to remember: tries at a password or a code, and who made them. */
const REMEMBERS_TRIES = /^\/api\/(?:auth|password-resets|account\/oidc)\//;

async function stateOf(bureau: string, row: EndpointRow): Promise<string[]> {
  const own = await countsIn(env.BUREAU.getByName(bureau));
  if (REMEMBERS_TRIES.test(row.path)) return own;
  const directory = await countsIn(env.DIRECTORY.getByName("directory"));
  return [...own, ...directory.map((part) => `directory's ${part}`)];
}

function countsIn(stub: DurableObjectStub): Promise<string[]> {
  return runInDurableObject(stub, async (_, { storage }) => {
    // What a timer writes is no request's doing: until the next one succeeds, none rings.
    await storage.deleteAlarm();
    return countsOf(storage.sql);
  });
}

/** Every table with its number of rows, and the trail's last entry. */
function countsOf(sql: SqlStorage): string[] {
  const tables = sql
    .exec<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .toArray()
    .map(({ name }) => name)
    .filter((name) => !/^(?:sqlite)?_/.test(name));
  const counts = tables.map((name) => `SELECT '${name}' AS name, count(*) AS n FROM "${name}"`);
  const rows = [];
  // A compound statement takes only so many parts.
  for (let at = 0; at < counts.length; at += 5)
    rows.push(...sql.exec<{ name: string; n: number }>(counts.slice(at, at + 5).join(" UNION ALL ")).toArray());
  const { seq } = sql.exec<{ seq: number | null }>("SELECT max(seq) AS seq FROM audit").one();
  return [...rows.map(({ name, n }) => `${name} ${n}`), `last of audit ${seq}`];
}
