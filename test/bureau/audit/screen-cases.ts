import type { EndpointId } from "../../../src/contracts/endpoints.ts";
import { PART_BYTES } from "../../../src/domain/material/accepted.ts";
import { inBureau } from "../event/stage.ts";
import { hashOf, picture, PICTURES, put, ticketFor } from "../material/stage.ts";
import type { Case } from "./cases.ts";
import type { World } from "./world.ts";

let seed = 900;
/** A ticket for bytes that no other upload has. */
const ticket = (w: World, length = 300) => ticketFor(w.bureau, "image", "image/png", picture(length, (seed += 1)));

/** The answer of a request, which has to be a good one. */
async function good(sent: Promise<Response>): Promise<void> {
  const response = await sent;
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}

const feed = async (w: World) => {
  const { params } = await w.screen();
  const { call } = await w.as("operator");
  const made = await call("feed.create", { params, body: { kind: "playlist", name: "外部播放器" } });
  return { ...w.params, feed: made.feed.id };
};

/** Of what is shown, and where. */
export const SCREEN_CASES: Partial<Record<EndpointId, Case>> = {
  "material.create": async (w) => {
    const { call } = await w.as("planner");
    return () => call("material.create", { params: w.params, body: { title: w.fresh("标语"), kind: "text" } });
  },
  "material.update": async (w) => {
    const { material, params } = await w.slogan();
    const { call } = await w.as("planner");
    const { revision } = await call("material.get", { params });
    return () =>
      call("material.update", { params: { ...w.params, material: material.id }, body: { note: "新" }, revision });
  },
  "material.write_text": async (w) => {
    const { params } = await w.slogan();
    const { call } = await w.as("planner");
    const style = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
    return () => call("material.write_text", { params, body: { text: w.fresh("词"), style } });
  },
  "version.submit": async (w) => {
    const { params } = await w.slogan();
    const { call } = await w.as("planner");
    return () => call("version.submit", { params });
  },
  "version.approve": async (w) => {
    const { params, version, submitted } = await w.submittedSlogan();
    const { call } = await w.as("reviewer1");
    return () => call("version.approve", { params, body: { sha256: version.sha256 }, revision: submitted.revision });
  },
  "version.return": async (w) => {
    const { params, version, submitted } = await w.submittedSlogan();
    const { call } = await w.as("reviewer1");
    const body = { sha256: version.sha256, comment: "请修改" };
    return () => call("version.return", { params, body, revision: submitted.revision });
  },
  "version.withdraw": async (w) => {
    const { params } = await w.submittedSlogan();
    const { call } = await w.as("planner");
    return () => call("version.withdraw", { params, body: { comment: "不用了" } });
  },
  "version.renew": async (w) => {
    const { params } = await w.submittedSlogan();
    const { call } = await w.as("planner");
    await call("version.withdraw", { params, body: { comment: "不用了" } });
    return () => call("version.renew", { params, body: {} });
  },
  "upload.request": async (w) => () => ticket(w),
  "upload.send": async (w) => {
    const { url, bytes } = await ticket(w);
    const planner = await w.as("planner");
    return () => good(put(planner, url, bytes));
  },
  "upload.thumbnail": async (w) => {
    const { url } = await ticket(w);
    const planner = await w.as("planner");
    const bytes = PICTURES.webp;
    const digest = Buffer.from(hashOf(bytes), "hex").toString("base64");
    const headers = { "content-length": String(bytes.length), "content-digest": `sha-256=:${digest}:` };
    return () => good(planner.send(`${url}/thumbnail`, { method: "PUT", headers, body: bytes }));
  },
  "upload.complete": async (w) => {
    const { url, bytes } = await ticket(w, PART_BYTES + 5);
    const planner = await w.as("planner");
    for (const n of [0, 1])
      await good(put(planner, `${url}/parts/${n}`, bytes.slice(n * PART_BYTES, (n + 1) * PART_BYTES)));
    return () => good(planner.send(`${url}/complete`, { method: "POST" }));
  },
  "upload.cancel": async (w) => {
    const { url } = await ticket(w);
    const planner = await w.as("planner");
    return () => good(planner.send(url, { method: "DELETE" }));
  },
  "screen.create": async (w) => () => w.screen(),
  "screen.update": async (w) => {
    const { made, params } = await w.screen();
    const { call } = await w.as("operator");
    return () => call("screen.update", { params, body: { location: "大厅" }, revision: made.revision });
  },
  "screen.pair": async (w) => {
    const { params } = await w.screen();
    const code = await w.code();
    const { call } = await w.as("operator");
    return () => call("screen.pair", { params, body: { code } });
  },
  "screen.unpair": async (w) => {
    const { made, params } = await w.screen();
    await w.stage.pair(made.id);
    const { call } = await w.as("operator");
    return () => call("screen.unpair", { params });
  },
  "screen.identify": async (w) => {
    const { params } = await w.screen();
    const { call } = await w.as("operator");
    return () => call("screen.identify", { params });
  },
  "screen.reload": async (w) => {
    const { params } = await w.screen();
    const { call } = await w.as("operator");
    return () => call("screen.reload", { params });
  },
  "screenshot.request": async (w) => {
    const { params } = await w.screen();
    const { call } = await w.as("operator");
    // As if its live channel were open.
    await inBureau(w.bureau, (sql) => sql.exec("INSERT INTO live_screen (screen, since) VALUES (?, 0)", params.screen));
    return () => call("screenshot.request", { params });
  },
  "feed.create": async (w) => () => feed(w),
  "feed.rotate": async (w) => {
    const params = await feed(w);
    const { call } = await w.as("operator");
    return () => call("feed.rotate", { params });
  },
  "feed.revoke": async (w) => {
    const params = await feed(w);
    const { call } = await w.as("operator");
    return () => call("feed.revoke", { params });
  },
  "group.create": async (w) => {
    const { call } = await w.as("operator");
    return () => call("group.create", { params: w.params, body: { name: w.fresh("组") } });
  },
  "group.update": async (w) => {
    const { call } = await w.as("operator");
    const { id, revision } = await call("group.create", { params: w.params, body: { name: w.fresh("组") } });
    return () => call("group.update", { params: { ...w.params, group: id }, body: { name: "新" }, revision });
  },
  "booking.create": async (w) => () => w.booking(),
  "booking.update": async (w) => {
    const { made, params } = await w.booking();
    const { call } = await w.as("planner");
    return () => call("booking.update", { params, body: { title: "新" }, revision: made.revision });
  },
  "booking.submit": async (w) => {
    const { made, params } = await w.booking();
    const { call } = await w.as("planner");
    return () => call("booking.submit", { params, revision: made.revision });
  },
  "booking.approve": async (w) => {
    const { made } = await w.booking();
    return () => w.stage.approve(made);
  },
  "booking.return": async (w) => {
    const { submitted, params } = await w.submittedBooking();
    const { call } = await w.as("reviewer1");
    return () => call("booking.return", { params, body: { comment: "请修改" }, revision: submitted.revision });
  },
  "booking.cancel": async (w) => {
    const { made, params } = await w.booking();
    const { call } = await w.as("planner");
    return () => call("booking.cancel", { params, body: { comment: "改期" }, revision: made.revision });
  },
  "takeover.issue": async (w) => (await w.takeover()).issue,
  "takeover.end": async (w) => {
    const { id, revision } = await (await w.takeover()).issue();
    const { call } = await w.as("admin");
    return () =>
      call("takeover.end", { params: { ...w.params, takeover: id }, body: { reason: "演练结束" }, revision });
  },
  "takeover.review": async (w) => {
    const { id, revision } = await (await w.takeover()).issue();
    const { call } = await w.as("reviewer1");
    const body = { decision: "confirm" as const, comment: "属实" };
    return () => call("takeover.review", { params: { ...w.params, takeover: id }, body, revision });
  },
};
