import type { Booking } from "../../src/contracts/booking.ts";
import type { PairingOffer, PairingState } from "../../src/contracts/device.ts";
import type { Playlist } from "../../src/contracts/playlist.ts";
import type { Screen } from "../../src/contracts/screen.ts";
import type { Window } from "../../src/contracts/window.ts";
import { send, type TestBureau } from "./api.ts";

/** A Monday; the campaign below runs from here through June. */
export const DAY = "2026-06-15";
export const NOON = `${DAY}T12:00:00+08:00`;
const BEFORE = "2026-05-20T09:00:00+08:00";
const JUNE: Window[] = [{ startsOn: "2026-06-01", endsOn: "2026-06-30" }];

const DEMO = { "fangfei-demo-secret": "test-demo-secret" };

/** What it takes to put something on a screen, step by step; every step at an instant of its own. */
export class Stage {
  readonly bureau: TestBureau;
  readonly campaign: string;
  readonly season: string;
  constructor(bureau: TestBureau, season: string, campaign: string) {
    this.bureau = bureau;
    this.season = season;
    this.campaign = campaign;
  }

  get params() {
    return { bureau: this.bureau.id };
  }

  async screen(body: Partial<Screen> = {}, at = BEFORE): Promise<Screen> {
    const call = (await this.bureau.as("operator")).at(at);
    const { name = "金融中心 LED", widthPx = 1920, heightPx = 1080, ...more } = body;
    return call("screen.create", { params: this.params, body: { ...asFields(more), name, widthPx, heightPx } });
  }

  /** The id of an approved slogan's version. */
  async slogan(text: string, days: { validFrom?: string; validUntil?: string } = {}, at = BEFORE): Promise<string> {
    const plan = (await this.bureau.as("planner")).at(at);
    const made = await plan("material.create", { params: this.params, body: { title: text, kind: "text" } });
    const style = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
    const where = { ...this.params, material: made.id };
    const { versions } = await plan("material.write_text", { params: where, body: { text, style, ...days } });
    const [version] = versions;
    if (!version) throw new Error("A written text has a version");
    const params = { ...where, version: version.id };
    let { revision } = await plan("version.submit", { params });
    for (const reviewer of ["reviewer1", "reviewer2", "reviewer3"]) {
      const call = (await this.bureau.as(reviewer)).at(at);
      ({ revision } = await call("version.approve", { params, body: { sha256: version.sha256 }, revision }));
    }
    return version.id;
  }

  async playlist(versions: readonly string[], durationMs = 10_000): Promise<Playlist> {
    const plan = (await this.bureau.as("planner")).at(BEFORE);
    const items = versions.map((version) => ({ version, durationMs }));
    return plan("playlist.create", { params: this.params, body: { name: "标语", items } });
  }

  /** A booking in draft. */
  async draft(body: Partial<Booking> & Pick<Booking, "playlist" | "targets">, at = BEFORE): Promise<Booking> {
    const plan = (await this.bureau.as("planner")).at(at);
    const { id, version } = body.playlist;
    return plan("booking.create", {
      params: this.params,
      body: {
        windows: JUNE,
        ...body,
        title: body.title ?? "全天循环",
        playlist: { id, version },
        tier: asBookable(body.tier ?? "regular"),
        campaign: this.campaign,
      },
    });
  }

  /** Submits and approves. */
  async approve(booking: Booking, at = BEFORE): Promise<Booking> {
    const params = { ...this.params, booking: booking.id };
    const submitted = await (await this.bureau.as("planner")).at(at)("booking.submit", {
      params,
      revision: booking.revision,
    });
    return (await this.bureau.as("reviewer1")).at(at)("booking.approve", { params, revision: submitted.revision });
  }

  /** A booking on the air. */
  async book(body: Partial<Booking> & Pick<Booking, "playlist" | "targets">, at = BEFORE): Promise<Booking> {
    return this.approve(await this.draft(body, at), at);
  }

  /** The token of a screen, paired as a player and an operator do. */
  async pair(screen: string, at = BEFORE): Promise<Device> {
    const player = { widthPx: 1920, heightPx: 1080, userAgent: "test", playerVersion: "test" };
    const offer = await json<PairingOffer>(await post("/api/device/v1/pairings", player, headersAt(at)));
    const operator = (await this.bureau.as("operator")).at(at);
    await operator("screen.pair", { params: { ...this.params, screen }, body: { code: offer.code } });
    const polled = await send(`/api/device/v1/pairings/${offer.pairing}`, {
      headers: { ...headersAt(at), authorization: `Bearer ${offer.secret}` },
    });
    const state = await json<PairingState>(polled);
    if (state.state !== "paired") throw new Error("not paired");
    return new Device(state.token);
  }
}

/** A player, as far as the wire is concerned. */
export class Device {
  readonly token: string;
  constructor(token: string) {
    this.token = token;
  }

  get(path: string, at: string, headers: Record<string, string> = {}): Promise<Response> {
    return send(`/api/device/v1${path}`, { headers: { ...this.#headers(at), ...headers } });
  }

  post(path: string, body: unknown, at: string, headers: Record<string, string> = {}): Promise<Response> {
    return post(`/api/device/v1${path}`, body, { ...this.#headers(at), ...headers });
  }

  #headers(at: string) {
    return { ...headersAt(at), authorization: `Bearer ${this.token}` };
  }
}

/** A bureau's campaign through June, approved. */
export async function newStage(bureau: TestBureau): Promise<Stage> {
  const params = { bureau: bureau.id };
  const plan = (await bureau.as("planner")).at(BEFORE);
  const [startsOn, endsOn] = ["2026-06-01", "2026-06-30"];
  const season = await plan("season.create", { params, body: { entry: null, name: "宣传月", startsOn, endsOn } });
  const draft = await plan("campaign.create", { params, body: { season: season.id, name: "方案", startsOn, endsOn } });
  const campaign = { ...params, campaign: draft.id };
  const submitted = await plan("campaign.submit", { params: campaign, revision: draft.revision });
  const review = (await bureau.as("reviewer1")).at(BEFORE);
  await review("campaign.approve", { params: campaign, revision: submitted.revision });
  return new Stage(bureau, season.id, draft.id);
}

export function headersAt(at: string): Record<string, string> {
  return { ...DEMO, "fangfei-demo-instant": at, "accept-language": "en" };
}

export function post(path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return send(path, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: text });
}

export async function json<Value>(response: Response): Promise<Value> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json<Value>();
}

// Safe because callers pass fields of a screen that its schema admits; health, id and revision are not among them.
function asFields(more: Partial<Screen>) {
  return more as Pick<Screen, "kind" | "orientation" | "zone" | "openHours" | "minDwellMs" | "tags" | "fallback">;
}
// Safe because nobody books a takeover here.
function asBookable(tier: Booking["tier"]) {
  return tier as Exclude<Booking["tier"], "takeover">;
}
