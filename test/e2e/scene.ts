import type { PairingOffer, PairingState } from "../../src/contracts/device.ts";
import type { StaffRole } from "../../src/contracts/permission.ts";
import { BUREAU, found, invite, until, type Person, type Server } from "./server.ts";

export interface Staff {
  founder: Person;
  planner: Person;
  reviewer1: Person;
  reviewer2: Person;
  reviewer3: Person;
  operator: Person;
}

/** A bureau with the people that a campaign on the air needs. */
export async function foundWithStaff(server: Server): Promise<Staff> {
  const founder = await found(server);
  const roles = {
    planner: "planner",
    reviewer1: "reviewer_1",
    reviewer2: "reviewer_2",
    reviewer3: "reviewer_3",
    operator: "screen_operator",
  } as const satisfies Record<string, StaffRole>;
  const people = await Promise.all(
    Object.entries(roles).map(async ([name, role]) => [name, await invite(server, founder, name, { roles: [role] })]),
  );
  return asStaff({ founder, ...Object.fromEntries(people) });
}

// Safe because the entries are exactly the names above.
function asStaff(people: unknown) {
  return people as Staff;
}

const DAY_MS = 86_400_000;
const params = { bureau: BUREAU };
const dayOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

export interface OnAir {
  screen: string;
  campaign: string;
  /** The screen's device token. */
  token: string;
}

/** Three slogans that are on the air on one paired screen around the clock, from yesterday for a month. */
export async function slogansOnAir(server: Server, staff: Staff): Promise<OnAir> {
  const startsOn = dayOf(Date.now() - DAY_MS);
  const endsOn = dayOf(Date.now() + 30 * DAY_MS);
  const plan = staff.planner.call;
  const season = await plan("season.create", { params, body: { entry: null, name: "宣传期", startsOn, endsOn } });
  const draft = await plan("campaign.create", {
    params,
    body: { season: season.id, name: "方案", startsOn, endsOn },
  });
  const campaign = { ...params, campaign: draft.id };
  const submitted = await plan("campaign.submit", { params: campaign, revision: draft.revision });
  await staff.reviewer1.call("campaign.approve", { params: campaign, revision: submitted.revision });

  const versions = [];
  for (const text of ["守住钱袋子", "护好幸福家", "远离非法集资"]) versions.push(await approvedSlogan(staff, text));
  const items = versions.map((version, n) => ({ version, durationMs: 10_000 + n * 5_000 }));
  const playlist = await plan("playlist.create", { params, body: { name: "标语", items } });

  const screen = await staff.operator.call("screen.create", {
    params,
    body: { name: "金融中心 LED", widthPx: 1920, heightPx: 1080 },
  });
  const token = await pair(server, staff.operator, screen.id);
  const booking = await plan("booking.create", {
    params,
    body: {
      campaign: draft.id,
      title: "全天循环",
      playlist: { id: playlist.id, version: playlist.version },
      targets: { screens: [screen.id] },
      tier: "regular",
      windows: [{ startsOn, endsOn }],
    },
  });
  const booked = { ...params, booking: booking.id };
  const asked = await plan("booking.submit", { params: booked, revision: booking.revision });
  await staff.reviewer1.call("booking.approve", { params: booked, revision: asked.revision });
  return { screen: screen.id, campaign: draft.id, token };
}

async function approvedSlogan(staff: Staff, text: string): Promise<string> {
  const made = await staff.planner.call("material.create", { params, body: { title: text, kind: "text" } });
  const style = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
  const written = await staff.planner.call("material.write_text", {
    params: { ...params, material: made.id },
    body: { text, style },
  });
  const version = written.versions[0];
  if (!version) throw new Error("A written text has a version");
  const path = { ...params, material: made.id, version: version.id };
  let { revision } = await staff.planner.call("version.submit", { params: path });
  const body = { sha256: version.sha256 };
  for (const reviewer of [staff.reviewer1, staff.reviewer2, staff.reviewer3])
    ({ revision } = await reviewer.call("version.approve", { params: path, body, revision }));
  return version.id;
}

/** Pairs as a player and an operator do; answers the device token. */
export async function pair(server: Server, operator: Person, screen: string): Promise<string> {
  const device = `${server.url}/api/device/v1`;
  const offer = await post<PairingOffer>(`${device}/pairings`, {
    widthPx: 1920,
    heightPx: 1080,
    userAgent: "test",
    playerVersion: "test",
  });
  await operator.call("screen.pair", { params: { ...params, screen }, body: { code: offer.code } });
  return until(async () => {
    const response = await fetch(`${device}/pairings/${offer.pairing}`, {
      headers: { authorization: `Bearer ${offer.secret}` },
    });
    const state = (await response.json()) as PairingState;
    return state.state === "paired" ? state.token : undefined;
  });
}

async function post<Answer>(url: string, body: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}
