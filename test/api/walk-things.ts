import type { Event } from "../../src/contracts/event.ts";
import { newBureauBeside, send, type TestBureau } from "../support/api.ts";
import { newStage, type Stage } from "../support/on-air.ts";
import { draftEvent, hours, published } from "../bureau/event/stage.ts";
import { inDirectory } from "../directory/browser.ts";
import { newest, slogan, ticketFor, utf8 } from "../bureau/material/stage.ts";

/** Ids by the names of path parameters. */
export type Things = Record<string, string>;

/** Bodies that say more than the smallest one: rows whose verb judges by it who may. */
export const BODIES: Record<string, unknown> = {
  "invitation.create": {
    email: "somebody@walk.test",
    grant: { institution: `ins_${"0".repeat(26)}`, role: "partner_member" },
  },
};

/** One bureau with one of everything. */
export interface Furnished {
  bureau: TestBureau;
  things: Things;
  /** The same, where partners see only what was published or approved. */
  open: Things;
  /** What another institution's people may not know of; nobody who may touches it. */
  secrets: Things;
  institutions: readonly [first: string, second: string];
}

/** Path parameters that name no thing, with a value that is right. */
export const NO_THINGS: Things = { part: "1" };

export async function furnish(bureau: TestBureau): Promise<Furnished> {
  const institutions = [await bureau.institution("江海银行"), await bureau.institution("望江保险")] as const;
  const [own] = institutions;
  const stage = await newStage(bureau);
  const approved = await stage.slogan("守住钱袋子");
  const shared = await ofTheBureau(bureau, stage, approved);
  const password_reset = await resetLink(bureau);
  const things = { ...shared, password_reset, institution: own, ...(await ofOneInstitution(bureau, own, "clerk")) };
  const planner = await bureau.as("planner");
  const { items } = await planner.call("material.list", { params: stage.params, query: { limit: 200 } });
  const material = items.find(({ versions }) => versions.some(({ id }) => id === approved));
  const open = { ...things, event: (await published(bureau)).id, material: material?.id ?? "", version: approved };
  const secrets = { institution: own, ...(await ofOneInstitution(bureau, own, "teller")) };
  return { bureau, things, open, secrets, institutions };
}

/** A link for the founder, who operates the platform. */
async function resetLink(bureau: TestBureau): Promise<string> {
  const { call } = await bureau.as("security");
  await call("password_reset.create", { params: { bureau: bureau.id, person: bureau.founder.id }, body: {} });
  return inDirectory(
    (sql) => sql.exec<{ id: string }>("SELECT id FROM password_reset WHERE bureau = ?", bureau.id).one().id,
  );
}

/** The second bureau, of the same making. */
export async function furnishBeside(first: TestBureau, id: string): Promise<Furnished> {
  return furnish(await newBureauBeside(first, id));
}

async function ofTheBureau(bureau: TestBureau, stage: Stage, approved: string): Promise<Things> {
  const { params } = stage;
  const screen = await stage.screen();
  const playlist = await stage.playlist([approved]);
  const targets = { screens: [screen.id], groups: [], tags: [] };
  const booking = await stage.draft({ playlist, targets });
  const operator = await bureau.as("operator");
  const group = await operator.call("group.create", { params, body: { name: "大厅" } });
  const where = { ...params, screen: screen.id };
  const { feed } = await operator.call("feed.create", { params: where, body: { kind: "playlist", name: "x" } });
  const theme = await (await bureau.as("planner")).call("theme.create", { params, body: { name: "养老诈骗" } });
  const style = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
  const takeover = await (
    await bureau.as("admin")
  ).call("takeover.issue", {
    params,
    body: { content: { text: "请立即避险", style }, targets, durationMs: 600_000, reason: "演练" },
  });
  return {
    season: stage.season,
    campaign: stage.campaign,
    theme: theme.id,
    playlist: playlist.id,
    screen: screen.id,
    group: group.id,
    feed: feed.id,
    booking: booking.id,
    takeover: takeover.id,
    screenshot: await screenshotOf(stage, screen.id),
  };
}

/** One that the screen was asked for and has sent. */
async function screenshotOf(stage: Stage, screen: string): Promise<string> {
  const { token } = await stage.pair(screen);
  const protocols = `fangfei.v1, token.${token}`;
  const { webSocket } = await send("/api/device/v1/live", {
    headers: { upgrade: "websocket", "sec-websocket-protocol": protocols },
  });
  webSocket?.accept();
  const operator = await stage.bureau.as("operator");
  const { id } = await operator.call("screenshot.request", { params: { ...stage.params, screen } });
  const headers = { authorization: `Bearer ${token}`, "content-type": "image/jpeg" };
  const sent = await send(`/api/device/v1/screenshots/${id}`, { method: "POST", headers, body: JPEG });
  if (!sent.ok) throw new Error(`Screenshot: ${sent.status} ${await sent.text()}`);
  webSocket?.close();
  return id;
}

/** The beginning and the end of one. */
const JPEG = new Uint8Array([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
]);

/** What one institution has, and the bureau's own drafts. */
async function ofOneInstitution(bureau: TestBureau, own: string, name: string): Promise<Things> {
  const params = { bureau: bureau.id };
  const manager = await bureau.partner(own);
  const person = await bureau.partner(own, name, "partner_member");
  const draft = newest(bureau, await slogan(bureau, "未审核"));
  const { url } = await ticketFor(bureau, "web", "text/html", utf8(`<!doctype html><title>${name}</title>`));
  const open = await published(bureau);
  const signup = await manager.call("signup.create", {
    params: { ...params, event: open.id },
    body: { institution: own, role: open.roles[0]?.key ?? "", quantity: 1 },
  });
  const held = await past(bureau);
  const figures = [{ metric: "materials_distributed", value: 3, unit: "份", method: "counted" }] as const;
  const drafted = await manager.call("outcome.draft", {
    params: { ...params, event: held.id },
    body: { institution: own, figures: [...figures] },
  });
  const outcome = { ...params, outcome: drafted.id };
  await manager.call("outcome.submit", { params: outcome, revision: drafted.revision });
  const invitation = await manager.call("invitation.create", {
    params,
    body: { email: `${name}@${bureau.id}.test`, grant: { institution: own, role: "partner_member" } },
  });
  return {
    event: (await draftEvent(bureau)).id,
    material: draft.params.material,
    version: draft.params.version,
    upload: /upl_\w+/.exec(url)?.[0] ?? "",
    signup: signup.id,
    outcome: drafted.id,
    invitation: invitation.id,
    person: person.id,
  };
}

/** An event that began an hour ago. */
async function past(bureau: TestBureau): Promise<Event> {
  const sessions = [{ place: "广场", startsAt: hours(-1), endsAt: hours(1) }];
  const event = await published(bureau, { sessions, signupOpensAt: hours(-9), signupClosesAt: hours(-2) });
  const params = { bureau: bureau.id, event: event.id };
  return (await bureau.as("planner")).call("event.hold", { params, revision: event.revision });
}
