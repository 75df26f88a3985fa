import type { Event } from "../../../src/contracts/event.ts";
import { anonymous, PASSWORD, type Person, send, signIn, type TestBureau } from "../../support/api.ts";
import { headersAt, json, newStage, type Stage } from "../../support/on-air.ts";
import { hours, published } from "../event/stage.ts";

/** The people and things that the cases start from; everything a case changes it makes itself. */
export class World {
  readonly bureau: TestBureau;
  readonly stage: Stage;
  readonly institution: string;
  #count = 0;

  private constructor(bureau: TestBureau, stage: Stage, institution: string) {
    this.bureau = bureau;
    this.stage = stage;
    this.institution = institution;
  }

  static async make(bureau: TestBureau): Promise<World> {
    return new World(bureau, await newStage(bureau), await bureau.institution("江海银行"));
  }

  get params() {
    return { bureau: this.bureau.id };
  }

  /** A name that nothing else has. */
  fresh(word: string): string {
    this.#count += 1;
    return `${word}${this.#count}`;
  }

  as(name: string): Promise<Person> {
    return this.bureau.as(name);
  }

  manager(): Promise<Person> {
    return this.bureau.partner(this.institution);
  }

  /** Somebody new of the staff, who may be changed and removed. */
  newcomer(): Promise<Person> {
    return this.bureau.staff(this.fresh("newcomer"), ["planner"]);
  }

  async invitation(email = `${this.fresh("guest")}@guest.test`) {
    const body = { email, grant: { roles: ["planner" as const] } };
    // Who is of the staff already gets roles only from somebody who may grant them.
    return this.bureau.founder.call("invitation.create", { params: this.params, body });
  }

  async accepted(email: string): Promise<Person> {
    const { token = "" } = await this.invitation(email);
    const body = { name: email, password: PASSWORD };
    await anonymous("invitation.accept", { params: { invitation_token: token }, body });
    return signIn(email);
  }

  /** A slogan's newest version, in draft. */
  async slogan() {
    const { call } = await this.as("planner");
    const material = await call("material.create", {
      params: this.params,
      body: { title: this.fresh("标语"), kind: "text" },
    });
    const where = { ...this.params, material: material.id };
    const style = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
    const { versions } = await call("material.write_text", { params: where, body: { text: this.fresh("词"), style } });
    const [version] = versions;
    if (!version) throw new Error("A written text has a version");
    return { material, version, params: { ...where, version: version.id } };
  }

  async submittedSlogan() {
    const made = await this.slogan();
    const { call } = await this.as("planner");
    return { ...made, submitted: await call("version.submit", { params: made.params }) };
  }

  async campaign() {
    const { call } = await this.as("planner");
    const body = { season: this.stage.season, name: "方案", startsOn: "2026-06-01", endsOn: "2026-06-30" };
    const made = await call("campaign.create", { params: this.params, body });
    return { made, params: { ...this.params, campaign: made.id } };
  }

  async submittedCampaign() {
    const { made, params } = await this.campaign();
    const { call } = await this.as("planner");
    return { submitted: await call("campaign.submit", { params, revision: made.revision }), params };
  }

  async booking() {
    const playlist = await this.stage.playlist([await this.stage.slogan(this.fresh("词"))]);
    const screen = await this.stage.screen({ name: this.fresh("屏") });
    const made = await this.stage.draft({ playlist, targets: { screens: [screen.id], groups: [], tags: [] } });
    return { made, params: { ...this.params, booking: made.id }, screen };
  }

  async submittedBooking() {
    const { made, params } = await this.booking();
    const { call } = await this.as("planner");
    return { submitted: await call("booking.submit", { params, revision: made.revision }), params };
  }

  async screen() {
    const made = await this.stage.screen({ name: this.fresh("屏") });
    return { made, params: { ...this.params, screen: made.id } };
  }

  /** A code that a new player shows. */
  async code(): Promise<string> {
    const player = { widthPx: 1920, heightPx: 1080, userAgent: "test", playerVersion: "test" };
    const headers = { ...headersAt(new Date().toISOString()), "content-type": "application/json" };
    const body = JSON.stringify(player);
    const offer = await send("/api/device/v1/pairings", { method: "POST", headers, body });
    return (await json<{ code: string }>(offer)).code;
  }

  event(more: Parameters<typeof published>[1] = {}): Promise<Event> {
    return published(this.bureau, more);
  }

  async signup(event: Event, person?: Person, institution = this.institution) {
    const { call } = person ?? (await this.manager());
    const params = { ...this.params, event: event.id };
    const made = await call("signup.create", { params, body: { institution, role: "booth", note: "联系人李四" } });
    return { made, params: { ...this.params, signup: made.id } };
  }

  /** A place offered to an institution that waited for it. */
  async offered() {
    const event = await this.event();
    const first = await this.signup(event);
    const other = await this.bureau.institution(this.fresh("银行"));
    const person = await this.bureau.partner(other);
    const waiting = await this.signup(event, person, other);
    await (await this.manager()).call("signup.withdraw", { params: first.params });
    return { person, params: waiting.params };
  }

  /** An event that is over, and an outcome of it in draft. */
  async outcome() {
    const event = await this.event({
      sessions: [{ place: "广场", startsAt: hours(-1), endsAt: hours(1) }],
      signupOpensAt: hours(-9),
      signupClosesAt: hours(-2),
    });
    const { call } = await this.as("planner");
    const held = await call("event.hold", { params: { ...this.params, event: event.id }, revision: event.revision });
    const figures = [{ metric: "materials_distributed", value: 151, unit: "份", method: "counted" as const }];
    const where = { ...this.params, event: held.id };
    const body = { institution: this.institution, figures };
    const draft = () => this.manager().then((person) => person.call("outcome.draft", { params: where, body }));
    return { draft };
  }

  async drafted() {
    const made = await (await this.outcome()).draft();
    return { made, params: { ...this.params, outcome: made.id } };
  }

  async submittedOutcome() {
    const { made, params } = await this.drafted();
    const { call } = await this.manager();
    return { submitted: await call("outcome.submit", { params, revision: made.revision }), params };
  }

  async takeover() {
    const { made } = await this.screen();
    const { call } = await this.as("admin");
    const style = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
    const body = {
      content: { text: "演练", style },
      targets: { screens: [made.id] },
      durationMs: 600_000,
      reason: "演练",
    };
    return { issue: () => call("takeover.issue", { params: this.params, body }), screen: made.id };
  }
}
