import type { Heartbeat } from "../contracts/device.ts";
import type { ServerClock } from "./clock/clock.ts";
import type { DeviceApi } from "./device/api.ts";
import { createHeart } from "./device/heartbeat.ts";
import { holdLiveChannel } from "./device/live.ts";
import { obeyOrders } from "./device/orders.ts";
import { openProgramme } from "./device/programme.ts";
import { callsWithToken } from "./device/token.ts";
import { takePicture } from "./capture/picture.ts";
import { measureRoom } from "./media/evict.ts";
import type { Library } from "./media/library.ts";
import { codeOf, PlayerProblem, type ErrorLog } from "./problem.ts";
import { openJournal } from "./proof/journal.ts";
import { createUploader } from "./proof/upload.ts";
import { backoffMs, createScope, pause, type Timer } from "./scope.ts";
import { createConductor } from "./show/conductor.ts";
import { contentOf } from "./show/content.ts";
import { cardTextOf, cardWant, elapsedAt, fallbackWant, showOrder, wantAt } from "./show/program.ts";
import type { Stage } from "./stage/stage.ts";
import type { Status } from "./status.ts";
import type { Database } from "./store/database.ts";
import { keepCard, keepClock, lastWord, type Identity, type KeptStorage } from "./store/kept.ts";
import { showIdentity } from "./view/identify.ts";
import type { Words } from "./view/words.ts";
import { watchPulse } from "./watchdog.ts";
import { reloadSafely, type Updates } from "./worker/update.ts";

/** How long a start waits for the server's time before it goes by the time it remembers. */
const FIRST_BEAT_MS = 2_000;
/** While the server is silent, contact counts as lost after this. */
const SILENCE_MS = 150_000;
const STOCK_MS = 600_000;
const UNPOLLED_MS = 60_000;
/** Of the contract's `Heartbeat`. */
const MOST_ERRORS = 20;
/** A device clock that departs from the monotonic one by more has been set, or the device slept. */
const LEAP_MS = 2_000;

/** What the device's clock showed when the page was opened, less the monotonic one. */
const FOUND_MS = Date.now() - performance.now();

export type ScreenTools = {
  db: Database;
  api: DeviceApi;
  clock: ServerClock;
  errors: ErrorLog;
  library: Library;
  stage: Stage;
  updates: Updates;
  storage: KeptStorage;
  words: () => Words;
  playerVersion: string;
};

export type RunningScreen = {
  status(): Status;
  /** Ends the show; resolves when the last play is on disk. */
  stop(): Promise<void>;
};

/** Runs one paired screen until it is stopped. `onRevoked` is called when the server no longer knows its token. */
export async function runScreen(identity: Identity, tools: ScreenTools, onRevoked: () => void): Promise<RunningScreen> {
  const { db, api, clock, errors, library, stage, updates, storage, playerVersion } = tools;
  const scope = createScope();
  const monotonic = () => performance.now();
  const { token, screen, bureau } = identity;
  const call = callsWithToken(api, token);

  const journal = await openJournal(
    db,
    screen,
    () => Math.round(clock.now()),
    lastWord(storage),
    (error) => errors.note("store", error),
  );
  const keeper = await openProgramme(db, call, screen, clock.now, (error) => errors.note("store", error));
  let unsent = await journal.waiting();
  let freeBytes: number | null = null;
  let failedPolls = 0;
  let failedStocks = 0;

  let measured = false;
  /** The device's clock; before the server has said its time, as this page found it: a network may set both at once. */
  const deviceNow = () => (measured ? Date.now() : FOUND_MS + monotonic());
  /** Once the server has said its time: what was played before is put right, and may go. */
  function learnTime(): void {
    if (measured || !clock.measured()) return;
    journal.measured(clock.now(), deviceNow());
    measured = true;
    uploading.nudge();
  }

  const report = (code: string) => (error: unknown) => {
    if (error instanceof PlayerProblem && error.code === "revoked") onRevoked();
    else errors.note(code, error);
  };

  const conductor = createConductor({
    clock,
    journal,
    stage,
    errors,
    deviceNow,
    wantAt: (nowMs) => {
      try {
        return wantAt(keeper.current(), bureau, nowMs);
      } catch (error) {
        // A programme that cannot be read, or a browser that does not know its time zone.
        errors.note("programme", error);
        return cardWant(null, bureau);
      }
    },
    fallback: () => {
      const programme = keeper.current();
      return programme && fallbackWant(programme, clock.now());
    },
    card: () => cardWant(keeper.current(), bureau),
    prepare: (want, joinMs) =>
      contentOf(want, joinMs, {
        library,
        programme: keeper.current,
        words: tools.words,
        host: stage.host,
        now: clock.now,
      }),
    isHere: library.has,
    onTurn: updates.apply,
  });

  let tickedAtMs = monotonic();
  let leap = Date.now() - tickedAtMs;
  let tickTimer: Timer;
  const tick = () => {
    if (scope.ended()) return;
    let waitMs = 1_000;
    try {
      waitMs = conductor.tick();
      // What shows one thing all day never turns.
      if (conductor.current()?.kind !== "spot") updates.apply();
      // What it has closed or missed before the time jumped belongs to the time before.
      learnTime();
    } catch (error) {
      errors.note("tick", error);
    }
    tickedAtMs = monotonic();
    const apart = Date.now() - tickedAtMs;
    if (Math.abs(apart - leap) > LEAP_MS) beating.nudge();
    leap = apart;
    tickTimer = setTimeout(tick, waitMs);
  };

  /** Has what the programme in force needs fetched and kept; false before the first one. */
  function adopt(): boolean {
    const programme = keeper.current();
    if (!programme) return false;
    library.want(programme.manifest, showOrder(programme, clock.now()));
    keepCard(storage, cardTextOf(programme));
    return true;
  }

  const stocking = scope.repeat(
    async () => {
      if (!adopt()) return;
      failedStocks += 1;
      await library.stock();
      failedStocks = 0;
    },
    () => (failedStocks === 0 ? STOCK_MS : backoffMs(failedStocks, 2_500, 120_000, Math.random())),
    (error) => report(codeOf(error, "media") === "no_room" ? "no_room" : "media")(error),
  );

  const uploader = createUploader(
    journal,
    async (batch, compress) => {
      const reply = await call({ method: "POST", path: "/plays", body: batch, compress });
      // A month's plays take a while: the operator sees that they go.
      unsent = await journal.waiting();
      return reply;
    },
    Math.random,
  );
  const uploading = scope.repeat(
    async () => {
      try {
        await uploader.turn();
      } finally {
        unsent = await journal.waiting();
      }
    },
    uploader.pauseMs,
    report("plays"),
  );

  const polling = scope.repeat(
    async () => {
      failedPolls += 1;
      if (await keeper.refresh()) {
        adopt();
        stocking.nudge();
      }
      // The server is back: what waits out a long pause between attempts goes at once.
      if (failedPolls > 1) {
        if (!clock.measured()) beating.nudge();
        uploading.nudge();
        live.retry();
      }
      failedPolls = 0;
    },
    () => {
      const pollMs = keeper.current()?.manifest.pollMs ?? UNPOLLED_MS;
      return failedPolls === 0
        ? pollMs * (0.9 + Math.random() * 0.2)
        : backoffMs(failedPolls, 1_000, Math.max(pollMs, UNPOLLED_MS), Math.random());
    },
    report("manifest"),
  );

  const heart = createHeart(call, clock, heartbeat);
  const beating = scope.repeat(
    async () => {
      freeBytes = (await measureRoom(navigator.storage)).freeBytes;
      const version = await heart.beat().finally(() => {
        if (clock.measured()) keepClock(storage, clock.now(), Date.now());
      });
      if (version && version !== keeper.current()?.manifest.version) polling.nudge();
    },
    heart.pauseMs,
    report("heartbeat"),
  );

  function heartbeat(): Heartbeat {
    const { plan, spot } = onAir();
    return {
      at: new Date(clock.now()).toISOString(),
      manifest: keeper.current()?.manifest.version ?? null,
      plan,
      spot,
      lastSeq: journal.lastSeq(),
      bootEpoch: journal.bootEpoch,
      clockOffsetMs: Math.round(clock.now() - Date.now()),
      freeBytes: freeBytes === null ? null : Math.round(freeBytes),
      errors: troubles(),
      playerVersion,
      mode: updates.mode(),
    };
  }

  /** At most as many as a heartbeat may carry. */
  function troubles(): string[] {
    const dropped = journal.dropped();
    const told = dropped > 0 ? [`plays_dropped: ${dropped} older than 30 days, the store was full`] : [];
    return [...errors.recent().slice(told.length - MOST_ERRORS), ...told];
  }

  function onAir(): { plan: string | null; spot: number | null; item: string | null } {
    const want = conductor.current();
    if (want?.kind === "spot") return { plan: want.plan, spot: want.spot, item: want.item.sha256 };
    return { plan: null, spot: null, item: want?.kind === "fallback" ? want.item.sha256 : null };
  }

  const live = holdLiveChannel(scope, {
    token,
    clock,
    monotonic,
    connect: (address, protocols) => new WebSocket(address, protocols),
    chance: Math.random,
    onOpen: polling.nudge,
    onRevoked: polling.nudge,
    onOrder: obeyOrders(scope, {
      poll: polling.nudge,
      identify: () => showIdentity(keeper.current()?.manifest.screen.name ?? screen),
      reload: () => void reloadSafely(updates).catch(report("reload")),
      async sendPicture(screenshot) {
        const body = await takePicture(stage.shown(), (address) => `${tools.words().framed}\n${address}`);
        const { status } = await call({ method: "POST", path: `/screenshots/${screenshot}`, body });
        if (status !== 204) throw new PlayerProblem("screenshot_failed", `status ${status}`);
        live.screenshotDone(screenshot);
      },
      onError: report("screenshot"),
      chance: Math.random,
    }),
  });

  const leaving = () => conductor.leave();
  window.addEventListener("pagehide", leaving);
  window.addEventListener("online", polling.nudge);
  scope.onEnd(() => {
    window.removeEventListener("pagehide", leaving);
    window.removeEventListener("online", polling.nudge);
    clearTimeout(tickTimer);
  });
  watchPulse(
    scope,
    () => tickedAtMs,
    stage.frames,
    () => void reloadSafely(updates).catch(report("reload")),
  );
  // A wrong device clock would show, and prove, the wrong spots for a moment.
  void Promise.race([heart.first, pause(FIRST_BEAT_MS)]).then(() => {
    clock.catchUp();
    learnTime();
    tick();
  });

  return {
    status() {
      const now = clock.now();
      const manifest = keeper.current()?.manifest;
      const contact = api.lastContactMs();
      const contactAgoMs = contact === null ? null : monotonic() - contact;
      return {
        phase: conductor.current()?.kind ?? "card",
        screen,
        screenName: manifest?.screen.name ?? "",
        bureauName: manifest?.screen.bureauName ?? bureau,
        live: live.open(),
        online: live.open() || (contactAgoMs !== null && contactAgoMs < SILENCE_MS),
        contactAgoMs,
        manifest: manifest?.version ?? null,
        ...onAir(),
        elapsedMs: elapsedAt(keeper.current(), now),
        clockOffsetMs: now - Date.now(),
        clockUncertaintyMs: clock.uncertaintyMs(),
        mode: updates.mode(),
        unsent,
        files: library.progress(),
        freeBytes,
        errors: troubles(),
        playerVersion,
      };
    },
    async stop() {
      scope.end();
      conductor.stop();
      await journal.flushed();
    },
  };
}
