import type { Person, TestBureau } from "../../support/api.ts";
import { headersAt, json, newStage, NOON, post, type Stage } from "../../support/on-air.ts";
import type { World } from "./valid.ts";

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const JUNE = [{ startsOn: "2026-06-01", endsOn: "2026-06-30" }];

/** Makes one of everything; what was sent for it are examples that the rules, too, have found good. */
export async function furnish(bureau: TestBureau, { partner, spare }: { partner: Person; spare: Person }) {
  const params = { bureau: bureau.id };
  const stage = await newStage(bureau);
  const screens = await hang(bureau, stage);
  const { campaign, season } = stage;
  const plan = (await bureau.as("planner")).call;
  const admin = (await bureau.as("admin")).call;

  const material = { title: "海报", kind: "image" as const };
  const poster = await plan("material.create", { params, body: material });
  const file = { bytes: 100, sha256: "0".repeat(64), mime: "image/png" };
  const where = { ...params, material: poster.id };
  const upload = await plan("upload.request", { params: where, body: file });
  const theme = await plan("theme.create", { params, body: { name: "养老诈骗" } });
  const { playlist } = screens;
  const drafted = {
    campaign,
    title: "草稿",
    playlist: { id: playlist.id, version: playlist.version },
    targets: { screens: [screens.spare], groups: [], tags: [] },
    tier: "regular" as const,
    windows: JUNE,
  };
  const draft = await plan("booking.create", { params, body: drafted });
  const met = await gather(bureau, campaign, partner);
  const invited = { email: "invited@jianghai.test", grant: { roles: ["planner" as const] } };
  const invitation = await admin("invitation.create", { params, body: invited });
  const player = { widthPx: 1, heightPx: 1, userAgent: "test", playerVersion: "test" };
  const offered = await post("/api/device/v1/pairings", player, headersAt(hoursFromNow(0)));
  const offer = await json<{ pairing: string; secret: string }>(offered);
  const materials = (await plan("material.list", { params })).items;
  const institutions = (await admin("institution.list", { params })).items;

  const world: World = {
    bureau: [bureau.id],
    email: [invited.email, spare.email],
    sea_: [season],
    cmp_: [campaign],
    thm_: [theme.id],
    mat_: materials.map(({ id }) => id),
    ver_: materials.flatMap(({ versions }) => versions.map(({ id }) => id)),
    pls_: [playlist.id],
    scr_: [screens.spare],
    grp_: [screens.group],
    fed_: [screens.feed],
    bkg_: [screens.booking, draft.id],
    ins_: institutions.map(({ id }) => id),
    evt_: met.events,
    sgn_: [met.signup],
    out_: [met.outcome],
    upl_: [upload.id],
    inv_: [invitation.id],
    pai_: [offer.pairing],
    per_: [spare.id],
    plan: screens.plans,
    part: ["1", "2"],
    invitation_token: [invitation.token ?? ""],
  };
  const examples: Record<string, unknown> = {
    ...met.examples,
    "booking.create": drafted,
    "booking.update": { title: "改名", windows: JUNE },
    "invitation.create": invited,
    "material.create": material,
    "upload.request": { ...file, sha256: "1".repeat(64) },
    "pairing.create": player,
    "season.create": { entry: null, name: "宣传月", startsOn: "2026-06-01", endsOn: "2026-06-30" },
    "campaign.create": { season, name: "方案", startsOn: "2026-06-01", endsOn: "2026-06-30" },
  };
  return { world, examples, device: screens.device, feedKey: screens.feedKey, pairing: offer.secret };
}

/** A screen on the air with its feeds, and one to spare. */
async function hang(bureau: TestBureau, stage: Stage) {
  const params = { bureau: bureau.id };
  const { call } = await bureau.as("operator");
  const shown = await stage.screen({ name: "在播屏" });
  const device = await stage.pair(shown.id);
  const playlist = await stage.playlist([await stage.slogan("守住钱袋子")]);
  const booking = await stage.book({ playlist, targets: { screens: [shown.id], groups: [], tags: [] } });
  const manifest = await json<{ days: { plan: string }[] }>(await device.get("/manifest", NOON));
  const spare = await call("screen.create", { params, body: { name: "备用屏", widthPx: 640, heightPx: 320 } });
  const group = await call("group.create", { params, body: { name: "组", screens: [spare.id] } });
  const feeds = { ...params, screen: shown.id };
  const feed = await call("feed.create", { params: feeds, body: { kind: "playlist", name: "播放器" } });
  const link = await call("feed.create", { params: feeds, body: { kind: "playlist", name: "另一个" } });
  return {
    device,
    playlist,
    booking: booking.id,
    plans: manifest.days.map((day) => day.plan),
    spare: spare.id,
    group: group.id,
    feed: feed.feed.id,
    feedKey: link.key,
  };
}

/** An event with a sign-up of the partner's, and one that has begun, with an outcome. */
async function gather(bureau: TestBureau, campaign: string, partner: Person) {
  const params = { bureau: bureau.id };
  const { call } = await bureau.as("planner");
  const eventIn = (hours: number) => ({
    campaign,
    title: "防非知识进社区",
    sessions: [{ place: "文化广场", startsAt: hoursFromNow(hours), endsAt: hoursFromNow(hours + 1) }],
    roles: [{ key: "booth", name: "展位", places: 8 }],
    signupOpensAt: hoursFromNow(-100),
    signupClosesAt: hoursFromNow(hours - 1),
  });
  const publish = async (hours: number) => {
    const draft = await call("event.create", { params, body: eventIn(hours) });
    await call("event.publish", { params: { ...params, event: draft.id }, revision: draft.revision });
    return draft.id;
  };
  const open = await publish(48);
  const held = await publish(-2);
  const institution = (await partner.call("institution.list", { params })).items[0]?.id ?? "";
  const signed = { institution, role: "booth", quantity: 1 };
  const signup = await partner.call("signup.create", { params: { ...params, event: open }, body: signed });
  const filed = { institution: null, figures: [] };
  const outcome = await call("outcome.draft", { params: { ...params, event: held }, body: filed });
  const examples = {
    "event.create": eventIn(48),
    "event.update": eventIn(72),
    "signup.create": signed,
    "outcome.draft": filed,
  };
  return { events: [open, held], signup: signup.id, outcome: outcome.id, examples };
}
