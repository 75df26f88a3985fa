import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { EndpointRow } from "../../../src/contracts/endpoint.ts";
import { ENDPOINTS } from "../../../src/contracts/endpoints.ts";
import { byRole } from "../../../src/domain/permission/table.ts";
import { newBureau, send, type Person, type TestBureau } from "../../support/api.ts";
import { headersAt, json, newStage, NOON, post, type Device } from "../../support/on-air.ts";
import { someoneWho } from "../../support/someone.ts";
import type { Target } from "./harness.ts";
import type { Attempt } from "./request.ts";
import type { World } from "./valid.ts";

/** A bureau in which one of everything exists, and the means to fire at it. */
export async function newTarget(): Promise<Target> {
  const bureau = await newBureau();
  const people = await peopleOf(bureau);
  const { world, device, feedKey, pairing } = await furnish(bureau, people);
  return {
    world,
    patienceMs: 20_000,
    state: (row) => stateOf(bureau.id, row),
    async send(row, attempt) {
      const person = attempt.caller === "nobody" ? null : await callerOf(bureau, people, row, attempt);
      const headers = new Headers(attempt.headers);
      if (person) headers.set("cookie", person.cookie);
      if (attempt.caller === "may" && row.permission === "device")
        headers.set("authorization", `Bearer ${device.token}`);
      if (attempt.caller === "may" && row.permission === "pairing") headers.set("authorization", `Bearer ${pairing}`);
      const path = attempt.caller === "may" && row.permission === "feed" ? keyed(attempt.path, feedKey) : attempt.path;
      const { method, body } = attempt;
      return send(path, { method, headers, ...(body !== undefined && { body }) });
    },
  };
}

interface People {
  partner: Person;
  other: Person;
  spare: Person;
}

async function peopleOf(bureau: TestBureau): Promise<People> {
  const institution = await bureau.institution("江海银行");
  const second = await bureau.institution("江海证券");
  // Everybody is there before the first shot.
  for (const row of Object.values<EndpointRow>(ENDPOINTS)) if (byRole(row.permission)) await someoneWho(bureau, row);
  return {
    partner: await bureau.partner(institution),
    other: await bureau.partner(second, "other", "partner_member"),
    spare: await bureau.staff("spare", ["planner"]),
  };
}

/** Whom the table lets in, or somebody else. */
async function callerOf(
  bureau: TestBureau,
  people: People,
  row: EndpointRow,
  { caller }: Attempt,
): Promise<Person | null> {
  if (caller === "other") return people.other;
  if (row.permission === "operator") return bureau.founder;
  if (row.permission === "signed_in") return people.spare;
  return byRole(row.permission) ? someoneWho(bureau, row) : null;
}

function keyed(path: string, key: string): string {
  return `${path.replace(/[?&]key=[^&]*/, "")}${path.replace(/[?&]key=[^&]*/, "").includes("?") ? "&" : "?"}key=${key}`;
}

async function furnish(bureau: TestBureau, { partner, spare }: People) {
  const params = { bureau: bureau.id };
  const stage = await newStage(bureau);
  const shown = await stage.screen({ name: "在播屏" });
  const device: Device = await stage.pair(shown.id);
  const version = await stage.slogan("守住钱袋子");
  const playlist = await stage.playlist([version]);
  const booking = await stage.book({ playlist, targets: { screens: [shown.id], groups: [], tags: [] } });
  const manifest = await json<{ days: { plan: string }[] }>(await device.get("/manifest", NOON));
  const plan = (await bureau.as("planner")).call;
  const run = (await bureau.as("operator")).call;
  const screen = await run("screen.create", { params, body: { name: "备用屏", widthPx: 640, heightPx: 320 } });
  const group = await run("group.create", { params, body: { name: "组", screens: [screen.id] } });
  const feeds = { ...params, screen: shown.id };
  const feed = await run("feed.create", { params: feeds, body: { kind: "playlist", name: "播放器" } });
  const link = await run("feed.create", { params: feeds, body: { kind: "playlist", name: "另一个" } });
  const theme = await plan("theme.create", { params, body: { name: "养老诈骗" } });
  const draft = await plan("booking.create", {
    params,
    body: {
      campaign: stage.campaign,
      title: "草稿",
      playlist: { id: playlist.id, version: playlist.version },
      targets: { screens: [screen.id], groups: [], tags: [] },
      tier: "regular",
      windows: [{ startsOn: "2026-06-01", endsOn: "2026-06-30" }],
    },
  });
  const { events, signup, outcome } = await gather(bureau, stage.campaign, partner);
  const { material, upload } = await ticket(bureau);
  const admin = (await bureau.as("admin")).call;
  const invitation = await admin("invitation.create", {
    params,
    body: { email: "invited@jianghai.test", grant: { roles: ["planner"] } },
  });
  const player = { widthPx: 1, heightPx: 1, userAgent: "test", playerVersion: "test" };
  const offer = await json<{ pairing: string; secret: string }>(
    await post("/api/device/v1/pairings", player, headersAt(new Date().toISOString())),
  );
  const materials = (await plan("material.list", { params })).items;
  const { items: institutions } = await admin("institution.list", { params });
  const world: World = {
    bureau: [bureau.id],
    email: ["invited@jianghai.test", spare.email],
    sea_: [stage.season],
    cmp_: [stage.campaign],
    thm_: [theme.id],
    mat_: [...materials.map(({ id }) => id), material],
    ver_: materials.flatMap(({ versions }) => versions.map(({ id }) => id)),
    pls_: [playlist.id],
    scr_: [screen.id],
    grp_: [group.id],
    fed_: [feed.feed.id],
    bkg_: [booking.id, draft.id],
    ins_: institutions.map(({ id }) => id),
    evt_: events,
    sgn_: [signup],
    out_: [outcome],
    upl_: [upload],
    inv_: [invitation.id],
    pai_: [offer.pairing],
    per_: [spare.id],
    plan: manifest.days.map((day) => day.plan),
    part: ["1", "2"],
    invitation_token: [invitation.token ?? ""],
  };
  return { world, device, feedKey: link.key, pairing: offer.secret };
}

/** An event with a sign-up of the partner's, and one that has begun, with an outcome. */
async function gather(bureau: TestBureau, campaign: string, partner: Person) {
  const params = { bureau: bureau.id };
  const { call } = await bureau.as("planner");
  const open = { ...params, event: await eventFrom(bureau, campaign, 48) };
  const held = { ...params, event: await eventFrom(bureau, campaign, -2) };
  const institution = (await partner.call("institution.list", { params })).items[0]?.id ?? "";
  const signup = await partner.call("signup.create", {
    params: open,
    body: { institution, role: "booth", quantity: 1 },
  });
  const outcome = await call("outcome.draft", { params: held, body: { institution: null, figures: [] } });
  return { events: [open.event, held.event], signup: signup.id, outcome: outcome.id };
}

/** A published event that starts in so many hours. */
async function eventFrom(bureau: TestBureau, campaign: string, startsInHours: number): Promise<string> {
  const { call } = await bureau.as("planner");
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const draft = await call("event.create", {
    params: { bureau: bureau.id },
    body: {
      campaign,
      title: "防非知识进社区",
      sessions: [{ place: "文化广场", startsAt: at(startsInHours), endsAt: at(startsInHours + 1) }],
      roles: [{ key: "booth", name: "展位", places: 8 }],
      signupOpensAt: at(-100),
      signupClosesAt: at(startsInHours - 1),
    },
  });
  await call("event.publish", { params: { bureau: bureau.id, event: draft.id }, revision: draft.revision });
  return draft.id;
}

async function ticket(bureau: TestBureau) {
  const { call } = await bureau.as("planner");
  const params = { bureau: bureau.id };
  const { id: material } = await call("material.create", { params, body: { title: "海报", kind: "image" } });
  const body = { bytes: 100, sha256: "0".repeat(64), mime: "image/png" };
  const { id: upload } = await call("upload.request", { params: { ...params, material }, body });
  return { material, upload };
}

/** Made from other rows, or by a timer, whenever somebody looks. */
const DERIVED = ["timer", "outbox", "plan", "plan_input", "plan_ahead", "manifest", "screen_day", "screen_shown"];

/** Where a refusal is itself something to remember: tries at a password or a code, and who made them. */
const REMEMBERS_TRIES = /^\/api\/(?:auth|password-resets)\//;

async function stateOf(bureau: string, row: EndpointRow): Promise<string[]> {
  const own = await runInDurableObject(env.BUREAU.getByName(bureau), (_, { storage }) => countsOf(storage.sql));
  if (REMEMBERS_TRIES.test(row.path)) return own;
  const directory = await runInDurableObject(env.DIRECTORY.getByName("directory"), (_, { storage }) =>
    countsOf(storage.sql),
  );
  return [...own, ...directory.map((part) => `directory's ${part}`)];
}

/** Every table with its number of rows, and the trail's last entry. */
function countsOf(sql: SqlStorage): string[] {
  const tables = sql
    .exec<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .toArray()
    .map(({ name }) => name)
    .filter((name) => !DERIVED.includes(name) && !/^(?:sqlite)?_/.test(name));
  const counts = tables.map((name) => `SELECT '${name}' AS name, count(*) AS n FROM "${name}"`);
  const rows = [];
  // A compound statement takes only so many parts.
  for (let at = 0; at < counts.length; at += 5)
    rows.push(...sql.exec<{ name: string; n: number }>(counts.slice(at, at + 5).join(" UNION ALL ")).toArray());
  const { seq } = sql.exec<{ seq: number | null }>("SELECT max(seq) AS seq FROM audit").one();
  return [...rows.map(({ name, n }) => `${name} ${n}`), `last of audit ${seq}`];
}
