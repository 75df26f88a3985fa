import type { ServerClock } from "../clock/clock.ts";
import { codeOf, type ErrorLog } from "../problem.ts";
import { resultOf, type Journal, type OpenPlay, type PlayStart } from "../proof/journal.ts";
import type { Cue } from "../stage/cue.ts";
import type { Stage } from "../stage/stage.ts";
import { goesOn, missResult, withEnd, type Want } from "./handover.ts";

/** How long something may be late before the fallback takes its place, ms. */
const PATIENCE_MS = 4_000;
/** How long before its start the next thing is prepared, ms. */
const AHEAD_MS = 12_000;
/** How long a fallback that failed is left alone, ms. */
const FALLBACK_REST_MS = 600_000;
/** A file that is not here yet may arrive while its spot lasts. */
const ABSENT = "not_downloaded";
const LATE = "not_ready_in_time";
const MARK_MS = 5_000;
const FOLLOW_MS = 1_000;
/** Upper bound between two looks at the clock, ms. */
const TICK_MS = 100;

export type ConductorTools = {
  clock: ServerClock;
  journal: Journal;
  stage: Stage;
  errors: ErrorLog;
  /** The device's own clock, ms since 1970: only for reporting its offset. */
  deviceNow: () => number;
  /** What the plan wants at an instant. */
  wantAt(nowMs: number): Want;
  /** What stands in for a spot that cannot be shown, and the card behind that. */
  fallback(): Want | null;
  card(): Want;
  /** Content for a want, hung behind the picture; throws a PlayerProblem when there is none. */
  prepare(want: Want, joinMs: number): Promise<Cue>;
  /** Has this file been fetched? */
  isHere(sha256: string): boolean;
  /** Called at every change of picture, once it is on. */
  onTurn(): void;
};

export type Conductor = {
  /** Looks at the clock, acts, and says in how many ms to look again. */
  tick(): number;
  /** What is on the air or about to be; null before the first tick. */
  current(): Want | null;
  /** The page is closing: notes how long the play on the air has been shown. */
  leave(): void;
  /** Closes the play on the air; its picture stays until something else is shown. */
  stop(): void;
};

/** Something being prepared: its cue is set once there is one. */
type Prepared = { want: Want; cue: Cue | null; ready: boolean; failure: string | null; struck: boolean };
type Act = {
  want: Want;
  prepared: Prepared;
  /** When it was asked for. */
  sinceMs: number;
  /** When its picture came on; null while it waits behind the one before. */
  shownAtMs: number | null;
  play: OpenPlay | null;
  playFromMs: number;
  markedAtMs: number;
  followedAtMs: number;
};

/** Puts what the plan wants on the stage at its time, and writes down what was really shown. */
export function createConductor(tools: ConductorTools): Conductor {
  const { clock, journal, stage, errors } = tools;
  let act: Act | null = null;
  let onAir: Act | null = null;
  let next: Prepared | null = null;
  /** Keys of what could not be shown, and until when not to try again. */
  const failed = new Map<string, { untilMs: number; code: string }>();
  let jumpedMs = clock.jumpedMs();
  /** A spot whose file is still on its way: missed, unless it arrives before the spot is over. */
  let missing: { key: string; start: PlayStart } | null = null;

  function prepare(want: Want, joinMs: number): Prepared {
    const prepared: Prepared = { want, cue: null, ready: false, failure: null, struck: false };
    const fail = (error: unknown) => {
      prepared.failure = codeOf(error, "not_prepared");
      errors.note(prepared.failure, error);
    };
    tools
      .prepare(want, joinMs)
      .then((cue) => {
        prepared.cue = cue;
        if (prepared.struck) return stage.strike(cue);
        stage.hang(cue);
        return cue.ready.then(() => {
          prepared.ready = true;
        });
      })
      .catch(fail);
    return prepared;
  }

  function strike(prepared: Prepared): void {
    prepared.struck = true;
    if (prepared.cue) stage.strike(prepared.cue);
  }

  /** What is due, or what stands in for it when it could not be shown. */
  function due(planned: Want, now: number): Want {
    for (const [key, { untilMs }] of failed) if (now >= untilMs) failed.delete(key);
    // Over, or replaced: what is not wanted any more cannot arrive in time.
    if (missing && missing.key !== planned.key) writeMissing();
    return isBarred(planned) ? standIn() : planned;
  }

  /** What failed is not tried again for a while, but a file that was on its way may have arrived. */
  function isBarred(want: Want): boolean {
    const failure = failed.get(want.key);
    if (!failure) return false;
    const arrived = failure.code === ABSENT && "item" in want && tools.isHere(want.item.sha256);
    if (arrived) failed.delete(want.key);
    return !arrived;
  }

  function writeMissing(): void {
    if (missing) journal.miss(missing.start, missResult(ABSENT), ABSENT);
    missing = null;
  }

  /** A spot so short, or a device so slow, that it was over before its picture was ready. */
  function writeLate({ want, sinceMs }: Act, now: number): void {
    const start = startOf(want, now);
    if (start) journal.miss({ ...start, startedAtMs: sinceMs }, missResult(LATE), LATE);
    errors.note(LATE);
  }

  function standIn(): Want {
    const fallback = tools.fallback();
    return fallback && !isBarred(fallback) ? fallback : tools.card();
  }

  function turnTo(want: Want, now: number): void {
    if (onAir) closePlay(onAir, now);
    if (act && act !== onAir) {
      if (act.want.kind === "spot" && now >= act.want.endMs) writeLate(act, now);
      strike(act.prepared);
    }
    if (onAir && onAir.want.key === want.key && !onAir.prepared.cue?.failure()) {
      // Its picture is still up: what was to come between failed.
      act = onAir;
      beginPlay(onAir, now);
      return;
    }
    const offsetMs = want.kind === "spot" ? now - want.startMs : 0;
    let prepared: Prepared;
    if (next && next.want.key === want.key) {
      prepared = next;
    } else {
      if (next) strike(next);
      prepared = prepare(want, offsetMs);
    }
    next = null;
    act = {
      want,
      prepared,
      sinceMs: now,
      shownAtMs: null,
      play: null,
      playFromMs: now,
      markedAtMs: now,
      followedAtMs: now,
    };
  }

  function startOf(want: Want, now: number): PlayStart | null {
    if (want.kind !== "spot" && want.kind !== "fallback") return null;
    const spot = want.kind === "spot";
    return {
      plan: spot ? want.plan : null,
      spot: spot ? want.spot : null,
      material: want.item.sha256,
      startedAtMs: now,
      clockOffsetMs: now - tools.deviceNow(),
      plannedMs: spot ? want.endMs - want.startMs : want.item.durationMs,
    };
  }

  function shownMs(of: Act, now: number): number {
    // A picture that had to stay until the next one was ready is not proof of more than was planned.
    const until = of.want.kind === "spot" ? Math.min(now, of.want.endMs) : now;
    return Math.max(0, until - of.playFromMs);
  }

  function beginPlay(of: Act, now: number): void {
    of.playFromMs = now;
    of.markedAtMs = now;
    const start = startOf(of.want, now);
    of.play = start ? journal.begin(start) : null;
  }

  function closePlay(of: Act, now: number): void {
    if (!of.play) return;
    const shown = shownMs(of, now);
    const planned = of.want.kind === "spot" ? of.want.endMs - of.want.startMs : of.play.start.plannedMs;
    of.play.end(resultOf(of.play.carriedMs + shown, planned), shown);
    of.play = null;
  }

  function appear(of: Act, cue: Cue, now: number): void {
    of.shownAtMs = now;
    of.followedAtMs = now;
    stage.show(cue, of.want.kind === "spot" ? now - of.want.startMs : 0);
    onAir = of;
    if (missing && missing.key === of.want.key) missing = null;
    beginPlay(of, now);
    tools.onTurn();
  }

  function fail(of: Act, code: string, now: number): void {
    const { want } = of;
    failed.set(want.key, { untilMs: want.kind === "spot" ? want.endMs : now + FALLBACK_REST_MS, code });
    if (of.play) {
      of.play.end("failed", shownMs(of, now), code);
      of.play = null;
    } else if (want.kind === "spot") {
      const start = startOf(want, now);
      if (start && code === ABSENT) missing = { key: want.key, start };
      else if (start) journal.miss(start, missResult(code), code);
    }
    if (of !== onAir) strike(of.prepared);
    if (act === of) act = null;
    turnTo(standIn(), now);
  }

  function drive(of: Act, now: number): void {
    const { cue, ready, failure } = of.prepared;
    if (of.shownAtMs === null) {
      if (failure) return fail(of, failure, now);
      if (cue && ready) return appear(of, cue, now);
      if (now - of.sinceMs > PATIENCE_MS) {
        errors.note(LATE);
        fail(of, LATE, now);
      }
      return;
    }
    const broken = cue ? cue.failure() : null;
    if (broken) {
      errors.note(broken);
      return fail(of, broken, now);
    }
    if (cue && now - of.followedAtMs >= FOLLOW_MS) {
      of.followedAtMs = now;
      cue.follow(now - (of.want.kind === "spot" ? of.want.startMs : of.shownAtMs));
    }
    if (!of.play) return;
    if (of.want.kind === "fallback" && now - of.playFromMs >= of.want.item.durationMs) {
      // The fallback goes round: every round is a play of its own.
      of.play.end("played", of.want.item.durationMs);
      beginPlay(of, now);
    } else if (now - of.markedAtMs >= MARK_MS) {
      of.markedAtMs = now;
      of.play.mark(shownMs(of, now));
    }
  }

  /** Time is known to be another by `byMs`: what has been shown was shown, and all else goes by the new one. */
  function jump(now: number, byMs: number): void {
    jumpedMs = clock.jumpedMs();
    failed.clear();
    writeMissing();
    if (onAir) closePlay(onAir, now - byMs);
    for (const of of new Set([act, onAir])) {
      if (!of) continue;
      of.sinceMs += byMs;
      of.followedAtMs += byMs;
      if (of.shownAtMs !== null) of.shownAtMs += byMs;
    }
  }

  /** Now, by the time that the play on the air began in. */
  function lookedNow(): number {
    return clock.now() - (clock.jumpedMs() - jumpedMs);
  }

  function lookAhead(want: Want, now: number): void {
    if (want.kind !== "spot" || want.endMs - now > AHEAD_MS) return;
    const following = tools.wantAt(want.endMs);
    if (next && next.want.key === following.key) return;
    if (goesOn(want, following)) return;
    if (next) strike(next);
    next = prepare(following, 0);
  }

  return {
    tick() {
      const now = clock.now();
      const byMs = clock.jumpedMs() - jumpedMs;
      if (byMs !== 0) jump(now, byMs);
      const planned = tools.wantAt(now);
      const want = due(planned, now);
      if (!act || !goesOn(act.want, want)) turnTo(want, now);
      else act.want = withEnd(act.want, want);
      if (byMs !== 0 && onAir && act === onAir && !onAir.play) beginPlay(onAir, now);
      if (act) drive(act, now);
      if (onAir && act === onAir) lookAhead(planned, now);
      return planned.kind === "spot" ? Math.max(0, Math.min(TICK_MS, planned.endMs - now)) : TICK_MS;
    },
    current: () => (act ? act.want : null),
    leave() {
      if (onAir && onAir.play) onAir.play.leave(shownMs(onAir, lookedNow()));
    },
    stop() {
      if (onAir) closePlay(onAir, lookedNow());
      writeMissing();
      if (next) strike(next);
      if (act && act !== onAir) strike(act.prepared);
    },
  };
}
