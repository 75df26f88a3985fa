import { admit } from "../../../src/domain/signup/admit.ts";
import { decideSignup, type SignupAct } from "../../../src/domain/signup/decide.ts";
import { type Entry, type QueueRules, settleQueue } from "../../../src/domain/signup/queue.ts";
import { ACTIVE, type ActiveState } from "../../../src/domain/signup/room.ts";
import type { SignupState } from "../../../src/contracts/signup.ts";

export const OPENS = 1000;
export const CLOSES = 9000;
export const STARTS = 9500;
const OFFER_MS = 700;

export interface Kept extends Omit<Entry, "state"> {
  state: SignupState;
}

/** One event and its sign-ups, composed of the rules as the bureau's object composes them, in memory. */
export class Machine {
  now = OPENS;
  rules: QueueRules;
  kept: Kept[] = [];
  /** Every promotion, with what the event looked like when it was decided. */
  promoted: { id: string; before: Entry[] }[] = [];
  #made = 0;

  constructor(rules: Omit<QueueRules, "cutOff" | "live">) {
    this.rules = { ...rules, cutOff: CLOSES, live: true };
  }

  get active(): Entry[] {
    return this.kept.filter((one): one is Kept & { state: ActiveState } => ACTIVE.some((s) => s === one.state));
  }

  signUp(institution: string, role: string, quantity: number): string {
    this.settle();
    const claim = { institution, role, quantity };
    const verdict = admit(
      {
        live: this.rules.live,
        opensAt: OPENS,
        closesAt: CLOSES,
        institutionActive: true,
        invited: true,
        approval: this.rules.approval,
        limits: this.rules,
        places: this.active,
        ...claim,
      },
      this.now,
    );
    if ("refuse" in verdict) return verdict.refuse;
    this.#made += 1;
    const queue = verdict.admit === "waitlisted" ? this.#nextInQueue() : null;
    this.kept.push({ id: `s${this.#made}`, ...claim, state: verdict.admit, queue, offerExpiresAt: null });
    return verdict.admit;
  }

  act(act: SignupAct, id: string): string {
    this.settle();
    const own = this.kept.find((one) => one.id === id);
    if (!own) return "missing";
    const facts = { id, state: own.state, rules: this.rules, entries: this.active, startsAt: STARTS };
    const verdict = decideSignup(act, facts, this.now);
    if ("refuse" in verdict) return verdict.refuse;
    Object.assign(own, { state: verdict.to, queue: verdict.to === "waitlisted" ? this.#nextInQueue() : null });
    this.settle();
    return verdict.to;
  }

  settle(): void {
    const before = this.active.map((one) => ({ ...one }));
    for (const { id, to } of settleQueue(this.rules, this.active, this.now)) {
      const own = this.kept.find((one) => one.id === id);
      if (!own) throw new Error(`${id} moved and is not there`);
      if (to !== "expired") this.promoted.push({ id, before: before.map((one) => ({ ...one })) });
      const offerExpiresAt = to === "offered" ? Math.min(this.now + OFFER_MS, CLOSES) : own.offerExpiresAt;
      Object.assign(own, { state: to, queue: null, offerExpiresAt });
      Object.assign(before.find((one) => one.id === id) ?? {}, { state: to, queue: null });
    }
  }

  #nextInQueue(): number {
    return Math.max(0, ...this.active.map((one) => one.queue ?? 0)) + 1;
  }
}
