import { IndexedHeap } from "./heap.ts";

const STATE = { out: 0, parked: 1, ready: 2, pending: 3 } as const;

/*
 * Earliest eligible virtual deadline first (Stoica & Abdel-Wahab, "Earliest Eligible Virtual Deadline First: A Flexible
 * and Accurate Mechanism for Proportional Share Resource Allocation", 1995), in integers.
 *
 * Each contestant i has a weight w_i and a virtual airtime x_i (ms shown, less what it was owed at the start). Its virtual
 * time is x_i / w_i; the contest's virtual time V is the weighted mean Σx / Σw, so the lags w_i·V − x_i always sum to
 * zero and somebody is always eligible (x_i / w_i ≤ V). With nobody held back V = t / Σw, as in the paper.
 *
 * Theorem (lags start at zero, spots at most L long, nobody held back): −L < lag_i < L at every spot boundary.
 *   Below: i is served only with lag ≥ 0, and a spot takes less than its length off. Above: let i wait past its deadline F.
 *   Go back to the last spot j with a later deadline than F; when it began at s nobody due by F was eligible, so all they
 *   have demanded since was released after s and adds up to less than F − s. They are done before s + L + (F − s) = F + L;
 *   so i begins before F + L − d_i, and until then lag_i < d_i + p_i (L − d_i) ≤ L.
 *
 * Magnitudes: x is kept below REBASE_AT · w + 2·(longest spot): 10^6 · 10^3 + 1.5·10^7 < 1.1·10^9. With Σw ≤ 5·10^6
 * (5,000 bookings) every product compared here stays below 5.5·10^15 < 2^53 ≈ 9.0·10^15: Number is exact.
 */
const REBASE_AT = 1_000_000;

/** Shares one thing (a tier's time, a playlist's plays) among numbered contestants; ties go to the lower number. */
export class Contest {
  readonly size: number;
  private readonly weight: Float64Array;
  private readonly x: Float64Array;
  private readonly duration: Float64Array;
  private readonly state: Uint8Array;
  private readonly ready: IndexedHeap;
  private readonly pending: IndexedHeap;
  private sumX = 0;
  private sumWeight = 0;

  /** `weights` 1…1000, `durations` of each one's next spot (ms), `lags` owed at the start (ms, sum zero). */
  constructor(weights: readonly number[], durations: readonly number[], lags?: readonly number[]) {
    const size = weights.length;
    this.size = size;
    this.weight = Float64Array.from(weights);
    this.duration = Float64Array.from(durations);
    this.x = new Float64Array(size);
    this.state = new Uint8Array(size);
    const { weight: w, x, duration: d } = this;
    this.ready = new IndexedHeap(size, (a, b) => {
      const left = (at(x, a) + at(d, a)) * at(w, b);
      const right = (at(x, b) + at(d, b)) * at(w, a);
      return left === right ? a < b : left < right;
    });
    this.pending = new IndexedHeap(size, (a, b) => {
      const left = at(x, a) * at(w, b);
      const right = at(x, b) * at(w, a);
      return left === right ? a < b : left < right;
    });
    for (let i = 0; i < size; i++) {
      x[i] = -(lags?.[i] ?? 0);
      this.sumX += at(x, i);
      this.sumWeight += at(w, i);
    }
    for (let i = 0; i < size; i++) this.enqueue(i);
  }

  /** Who goes next by the rule among those not parked; when nobody is eligible, the one closest to it; −1 = nobody. */
  best(): number {
    for (;;) {
      const waiting = this.pending.top();
      if (waiting < 0 || !this.eligible(waiting)) break;
      this.pending.remove(waiting);
      this.toReady(waiting);
    }
    for (;;) {
      const first = this.ready.top();
      if (first < 0) return this.pending.top();
      if (this.eligible(first)) return first;
      // V went back when somebody left: this one must wait again.
      this.ready.remove(first);
      this.toPending(first);
    }
  }

  /** Records `airtimeMs` for `i` (negative takes back) and the length of its next spot. */
  serve(i: number, airtimeMs: number, nextDurationMs: number): void {
    const before = at(this.state, i);
    this.dequeue(i);
    this.x[i] = at(this.x, i) + airtimeMs;
    this.duration[i] = nextDurationMs;
    if (before !== STATE.out) {
      this.sumX += airtimeMs;
      if (this.sumX > REBASE_AT * this.sumWeight) this.rebase();
      if (before === STATE.parked) this.state[i] = STATE.parked;
      else this.enqueue(i);
    }
  }

  /** `i` leaves Σw and virtual time (held back, or served by its guarantee). */
  leave(i: number): void {
    if (at(this.state, i) === STATE.out) return;
    this.dequeue(i);
    this.state[i] = STATE.out;
    this.sumX -= at(this.x, i);
    this.sumWeight -= at(this.weight, i);
  }

  /** `i` comes back with a lag of at most zero. */
  rejoin(i: number): void {
    if (at(this.state, i) !== STATE.out) return;
    const w = at(this.weight, i);
    if (this.sumWeight > 0) this.x[i] = Math.max(at(this.x, i), divideUp(this.sumX * w, this.sumWeight));
    this.sumX += at(this.x, i);
    this.sumWeight += w;
    this.enqueue(i);
  }

  /** Takes `i` out of `best()` but not out of virtual time: its next spot is too long for what is left. */
  park(i: number): void {
    this.dequeue(i);
    this.state[i] = STATE.parked;
  }

  /** Brings everyone parked back, or these. */
  unpark(members: Iterable<number> = this.state.keys()): void {
    for (const i of members) if (at(this.state, i) === STATE.parked) this.enqueue(i);
  }

  /** The parked one that the rule would choose; −1 = none. O(n). */
  bestParked(): number {
    let best = -1;
    for (let i = 0; i < this.size; i++) {
      if (at(this.state, i) !== STATE.parked) continue;
      if (best < 0 || this.precedes(i, best)) best = i;
    }
    return best;
  }

  /** Is `i` in virtual time? */
  competes(i: number): boolean {
    return at(this.state, i) !== STATE.out;
  }

  /** Nobody left in virtual time. */
  get empty(): boolean {
    return this.sumWeight === 0;
  }

  /** Would `i` still be ahead by less than `bound` ms after `airtimeMs` more? */
  staysAbove(i: number, airtimeMs: number, boundMs: number): boolean {
    const lag = (this.sumX + airtimeMs) * at(this.weight, i) - (at(this.x, i) + airtimeMs) * this.sumWeight;
    return lag > -boundMs * this.sumWeight;
  }

  /** Would `i` still be owed less than `bound` ms after others had `airtimeMs` more? */
  staysBelow(i: number, airtimeMs: number, boundMs: number): boolean {
    const lag = (this.sumX + airtimeMs) * at(this.weight, i) - at(this.x, i) * this.sumWeight;
    return lag < boundMs * this.sumWeight;
  }

  /** What `i` is owed now, rounded to whole ms; at most zero while it is out. */
  lagMs(i: number): number {
    const w = at(this.weight, i);
    if (this.sumWeight === 0) return 0;
    const lag = divideDown(2 * this.sumX * w + this.sumWeight, 2 * this.sumWeight) - at(this.x, i);
    return at(this.state, i) === STATE.out ? Math.min(0, lag) : lag;
  }

  private eligible(i: number): boolean {
    return at(this.x, i) * this.sumWeight <= this.sumX * at(this.weight, i);
  }

  private precedes(a: number, b: number): boolean {
    const ready = this.eligible(a);
    if (ready !== this.eligible(b)) return ready;
    const da = at(this.x, a) + (ready ? at(this.duration, a) : 0);
    const db = at(this.x, b) + (ready ? at(this.duration, b) : 0);
    const left = da * at(this.weight, b);
    const right = db * at(this.weight, a);
    return left === right ? a < b : left < right;
  }

  private enqueue(i: number): void {
    if (this.eligible(i)) this.toReady(i);
    else this.toPending(i);
  }

  private toReady(i: number): void {
    this.state[i] = STATE.ready;
    this.ready.push(i);
  }

  private toPending(i: number): void {
    this.state[i] = STATE.pending;
    this.pending.push(i);
  }

  private dequeue(i: number): void {
    const state = at(this.state, i);
    if (state === STATE.ready) this.ready.remove(i);
    else if (state === STATE.pending) this.pending.remove(i);
  }

  /** Moves the origin of virtual time to ⌊V⌋. Every x_i / w_i falls by the same integer, so no comparison changes. */
  private rebase(): void {
    const origin = divideDown(this.sumX, this.sumWeight);
    for (let i = 0; i < this.size; i++) {
      const moved = at(this.x, i) - origin * at(this.weight, i);
      // Who is out comes back at V ≥ 0 or later anyway.
      this.x[i] = at(this.state, i) === STATE.out ? Math.max(0, moved) : moved;
    }
    this.sumX -= origin * this.sumWeight;
  }
}

function at(array: Float64Array | Uint8Array, index: number): number {
  return array[index] ?? 0;
}

/** ⌊a / b⌋ for integers |a| < 2^53, b > 0: the remainder is exact, so the quotient is. */
function divideDown(a: number, b: number): number {
  const remainder = a % b;
  return (a - (remainder < 0 ? remainder + b : remainder)) / b;
}

/** ⌈a / b⌉, likewise. */
function divideUp(a: number, b: number): number {
  return -divideDown(-a, b);
}
