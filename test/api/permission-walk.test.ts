import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pathOf } from "../../src/contracts/client.ts";
import type { EndpointRow } from "../../src/contracts/endpoint.ts";
import { ENDPOINTS } from "../../src/contracts/endpoints.ts";
import { ID_PREFIXES } from "../../src/contracts/primitives.ts";
import { allows, byRole } from "../../src/domain/permission/table.ts";
import { newBureau, send } from "../support/api.ts";
import { sampleOf } from "../support/sample.ts";
import { callersOf, type Caller } from "./walk-callers.ts";
import { BODIES, furnish, furnishBeside, NO_THINGS, type Furnished, type Things } from "./walk-things.ts";

/**
 * Every endpoint × every kind of caller × their own things, another institution's, another bureau's and none: compared
 * with the one table that decides. Who may not know of a thing gets the very answer that there is for a missing one.
 */

let here: Furnished;
let there: Furnished;
let callers: Caller[];
beforeAll(async () => {
  here = await furnish(await newBureau());
  there = await furnishBeside(here.bureau, "wangjiang");
  callers = await callersOf(here, there);
}, 240_000);

const rows = Object.entries<EndpointRow>(ENDPOINTS);
const ofRoles = rows.filter(([, row]) => byRole(row.permission));
const namesIn = (row: EndpointRow) => [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const thingsIn = (row: EndpointRow) => namesIn(row).filter((name) => name !== "bureau" && !(name in NO_THINGS));
const nothing = (row: EndpointRow): Things =>
  Object.fromEntries(thingsIn(row).map((name) => [name, `${asPrefix(name)}_${"0".repeat(26)}`]));

/** Of the bytes that an upload would send: SHA-256 of nothing (RFC 9530). */
const NO_BYTES = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";

let walked = 0;
const seen = new Set<string>();

/** What somebody is answered, without what differs between any two requests. */
async function ask(id: string, who: Caller | null, bureau: string, things: Things, body?: string): Promise<Answered> {
  const row = rowOf(id);
  const query = row.query ? asQuery(sampleOf(row.query)) : {};
  const headers: Record<string, string> = { "content-type": "application/json", "content-digest": NO_BYTES };
  if (row.ifMatch) headers["if-match"] = '"1"';
  const text = body ?? smallest(id);
  const init = { method: row.method, headers, ...(text !== undefined && { body: text }) };
  const path = pathOf(row, { ...NO_THINGS, ...things, bureau }, query);
  const response = await (who ? who.person.send(path, init) : send(path, init));
  walked += 1;
  if (response.ok) return { status: response.status, code: "", body: null };
  const { requestId: _, ...problem } = await response.json<{ requestId: string; code: string }>();
  return { status: response.status, code: problem.code, body: problem };
}
interface Answered {
  status: number;
  code: string;
  body: unknown;
}

const may = (row: EndpointRow, { roles }: Caller) =>
  byRole(row.permission) && roles !== null && allows(row.permission, roles);

describe.each(ofRoles)("%s", (id, row) => {
  afterAll(() => seen.add(id));

  test("lets in whom the table lets in; strangers learn nothing, not even that there is such a bureau", async () => {
    const nil = nothing(row);
    expect((await ask(id, null, here.bureau.id, nil)).code).toBe("unauthenticated");
    expect((await ask(id, null, here.bureau.id, here.things)).code).toBe("unauthenticated");
    const judged = callers.map(async (caller) => {
      const answered = await ask(id, caller, here.bureau.id, nil);
      if (may(row, caller)) {
        expect(["unauthenticated", "forbidden", "internal"], caller.name).not.toContain(answered.code);
        return;
      }
      expect(answered.code, caller.name).toBe(caller.roles ? "forbidden" : "not_found");
      expect(await ask(id, caller, here.bureau.id, here.things), caller.name).toEqual(answered);
      if (!caller.roles) expect(await ask(id, caller, "elsewhere", nil), caller.name).toEqual(answered);
    });
    await Promise.all(judged);
  });

  test("knows no thing of another bureau, in the path or in the body", async () => {
    for (const caller of callers.filter((one) => may(row, one))) {
      const none = await ask(id, caller, here.bureau.id, nothing(row));
      if (thingsIn(row).length > 0)
        expect(await ask(id, caller, here.bureau.id, there.things), caller.name).toEqual(none);
      const body = bodyNaming(id, there.things);
      if (body) expect(await ask(id, caller, here.bureau.id, nothing(row), body), caller.name).toEqual(none);
    }
  });

  test("tells an institution's people nothing of another institution's things", async () => {
    for (const caller of callers.filter((one) => !one.own && may(row, one))) {
      const { secrets } = here;
      const none = await ask(id, caller, here.bureau.id, nothing(row));
      if (thingsIn(row).some((name) => name in secrets))
        expect(await ask(id, caller, here.bureau.id, { ...nothing(row), ...secrets }), caller.name).toEqual(none);
      const body = bodyNaming(id, secrets);
      if (body) expect(await ask(id, caller, here.bureau.id, nothing(row), body), caller.name).toEqual(none);
    }
  });

  test.runIf(thingsIn(row).length > 0)(
    "knows its own: somebody is answered otherwise than for a missing one",
    async () => {
      for (const name of thingsIn(row))
        expect(here.things, `test/api/walk-things.ts furnishes no ${name}`).toHaveProperty(name);
      const otherwise: string[] = [];
      for (const caller of callers.filter((one) => one.own && may(row, one))) {
        if (otherwise.length > 0) break;
        const none = await ask(id, caller, here.bureau.id, nothing(row));
        for (const things of [here.things, here.open]) {
          const some = await ask(id, caller, here.bureau.id, things);
          if (JSON.stringify(some) !== JSON.stringify(none)) otherwise.push(caller.name);
        }
      }
      expect(otherwise).not.toEqual([]);
    },
  );
});

describe.each(rows.filter(([, row]) => row.permission === "operator"))("%s", (id, row) => {
  afterAll(() => seen.add(id));

  test("is the platform operator's alone", async () => {
    expect((await ask(id, null, here.bureau.id, nothing(row))).code).toBe("unauthenticated");
    for (const caller of callers) {
      const none = await ask(id, caller, "elsewhere", nothing(row));
      if (caller.operator) expect(["unauthenticated", "forbidden", "internal"], caller.name).not.toContain(none.code);
      else {
        expect(none.code, caller.name).toBe("forbidden");
        expect(await ask(id, caller, here.bureau.id, here.things), caller.name).toEqual(none);
      }
    }
  });
});

/** Not asked here, because a true answer would end the caller's session or cost many others theirs. */
const OWN_SESSION = ["account.end_session", "account.end_sessions"];

describe.each(rows.filter(([, row]) => row.permission === "signed_in"))("%s", (id, row) => {
  afterAll(() => seen.add(id));

  test("is for everybody who is signed in, and nobody else", async () => {
    expect((await ask(id, null, "", nothing(row))).code).toBe("unauthenticated");
    if (OWN_SESSION.includes(id)) return;
    for (const caller of callers) {
      const { code } = await ask(id, caller, "", nothing(row));
      expect(["unauthenticated", "forbidden", "not_found", "internal"], caller.name).not.toContain(code);
    }
  });
});

describe.each(rows.filter(([, row]) => ["device", "feed", "pairing"].includes(row.permission)))("%s", (id, row) => {
  afterAll(() => seen.add(id));

  test("wants its own token, and no person's session will do", async () => {
    for (const caller of [null, ...callers]) {
      const answered = await ask(id, caller, "", nothing(row));
      expect([401, 426], caller?.name ?? "nobody").toContain(answered.status);
    }
  });
});

describe.each(rows.filter(([, row]) => ["public", "setup", "demo"].includes(row.permission)))("%s", (id, row) => {
  afterAll(() => seen.add(id));

  test("asks for no session: what it refuses, it refuses for its content", async () => {
    const { code } = await ask(id, null, "", nothing(row));
    expect(["unauthenticated", "internal"]).not.toContain(code);
  });
});

test("every endpoint is walked", () => {
  expect(rows.map(([id]) => id).filter((id) => !seen.has(id))).toEqual([]);
  console.log(`${rows.length} endpoints × ${callers.length + 1} kinds of caller: ${walked} requests walked`);
});

/** The smallest body with these things in place of ids that name nothing; null when it names none of them. */
function bodyNaming(id: string, things: Things): string | null {
  const sample = smallest(id) ?? "";
  const named = Object.entries(things).reduce(
    (text, [name, thing]) => text.replaceAll(`${asPrefix(name)}_${"0".repeat(26)}`, thing),
    sample,
  );
  return named === sample ? null : named;
}

/** The smallest body that the row accepts. */
function smallest(id: string): string | undefined {
  const { body } = rowOf(id);
  return body && JSON.stringify(BODIES[id] ?? sampleOf(body));
}

function rowOf(id: string): EndpointRow {
  return Object.fromEntries(rows)[id] ?? expect.fail(`no row ${id}`);
}
// Safe because an unknown name only makes an id that names nothing.
function asPrefix(name: string) {
  return (ID_PREFIXES as Record<string, string>)[name] ?? "x";
}
// Safe because the queries of all rows are objects.
function asQuery(value: unknown) {
  return value as Record<string, string>;
}
