import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import type { EndpointRow } from "../../../src/contracts/endpoint.ts";
import { ENDPOINTS, type EndpointId } from "../../../src/contracts/endpoints.ts";
import { newBureau } from "../../support/api.ts";
import { CASES } from "./cases.ts";
import { SCREEN_CASES } from "./screen-cases.ts";
import { World } from "./world.ts";

/** Writes through every verb there is: each leaves exactly one row of its own, and the chains stay whole. */

/** Endpoints of an unsafe method that leave no row of their own, and why. */
const NO_ROW: Partial<Record<EndpointId, string>> = {
  "setup.create": "once in the life of an installation: its row is the trail's first, see below",
  "demo.ready": "the demo's clock",
  "pairing.create": "a screen that nobody has answered for yet",
  "play.record": "telemetry",
  "heartbeat.record": "telemetry",
  "screenshot.send": "telemetry, which somebody has asked for: that has a row",
  "upload.part": "bytes; the ticket and what becomes of it have rows",
  "account.sign_in_oidc": "asks the provider; who comes back signs in",
  "account.verify": "a code out of an app: test/api tells of the second factor",
  "account.recover": "the same",
  "account.enable_two_factor": "the same",
  "account.disable_two_factor": "the same",
  "account.renew_recovery_codes": "the same",
};

const cases = { ...CASES, ...SCREEN_CASES };
const verbs = Object.entries<EndpointRow>(ENDPOINTS).filter(([, row]) => row.method !== "GET" && !row.reads);

let world: World;
beforeAll(async () => {
  world = await World.make(await newBureau());
}, 120_000);

type Row = { seq: number; action: string; actor: string };
type Trail = { rows: Row[]; head: number };

async function trailOf(namespace: DurableObjectNamespace, name: string, after = 0): Promise<Trail> {
  return runInDurableObject(namespace.getByName(name), (_, { storage }) => {
    const rows = storage.sql
      .exec<Row>("SELECT seq, action, actor FROM audit WHERE seq > ? ORDER BY seq", after)
      .toArray();
    return { rows, head: rows.at(-1)?.seq ?? after };
  });
}
const trails = async (after = [0, 0]): Promise<Trail[]> => [
  await trailOf(env.BUREAU, world.bureau.id, after[0]),
  await trailOf(env.DIRECTORY, "directory", after[1]),
];

test("there is a case for every verb, or a reason why it leaves no row", () => {
  const told = new Set([...Object.keys(cases), ...Object.keys(NO_ROW)]);
  expect(verbs.map(([id]) => id).filter((id) => !told.has(id))).toEqual([]);
  expect([...told].filter((id) => !(id in ENDPOINTS))).toEqual([]);
});

test("the first row tells of the foundation", async () => {
  const [own] = await trails();
  expect(own?.rows[0]).toMatchObject({ seq: 1, action: "setup.create" });
});

test.each(verbs.filter(([id]) => id in cases))("%s leaves exactly one row of its own", async (id) => {
  const act = await cases[asId(id)]?.(world);
  const before = await trails();
  await act?.();
  const after = await trails(before.map(({ head }) => head));
  // What concerns an account as well has a row in the directory's trail, too.
  const counts = after.map(({ rows }) => rows.filter(({ action }) => action === id).length);
  expect(Math.max(...counts), id).toBe(1);
});

test("both chains are whole after all that", async () => {
  const { call } = await world.as("auditor");
  const own = await call("audit.verify", { params: world.params });
  expect(own).toMatchObject({ broken: null, checked: own.head?.seq });
  const directory = await call("audit.verify_directory", { params: world.params });
  expect(directory).toMatchObject({ broken: null, checked: directory.head?.seq });
  console.log(`${Object.keys(cases).length} verbs, ${own.checked} + ${directory.checked} rows`);
});

// Safe because every id of `verbs` is a key of ENDPOINTS.
function asId(id: string) {
  return id as EndpointId;
}
