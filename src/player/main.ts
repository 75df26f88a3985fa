import { createClock } from "./clock/clock.ts";
import { createApi } from "./device/api.ts";
import { pair } from "./device/pairing.ts";
import { openLibrary } from "./media/library.ts";
import { cacheShelf, databaseShelf } from "./media/shelf.ts";
import { createErrorLog } from "./problem.ts";
import { createScope, pause } from "./scope.ts";
import { runScreen, type RunningScreen, type ScreenTools } from "./screen.ts";
import { cardCue } from "./stage/card.ts";
import { createStage } from "./stage/stage.ts";
import type { Status } from "./status.ts";
import { openDatabase } from "./store/database.ts";
import {
  forgetIdentity,
  keepIdentity,
  openKept,
  readCard,
  readClockMs,
  readIdentity,
  type Identity,
} from "./store/kept.ts";
import { claimPlayer } from "./store/only.ts";
import { installOverlay } from "./view/overlay.ts";
import { showPairingPage } from "./view/pairing.ts";
import { currentWords } from "./view/words.ts";
import { reloadSafely, watchForUpdates } from "./worker/update.ts";
import "./style.css";

/** Filled in by the build from package.json. */
declare const PLAYER_VERSION: string;

/** What is wrong with a store may pass; the page says so meanwhile. */
const START_ANEW_MS = 60_000;

const storage = openKept();
const errors = createErrorLog();
const monotonic = () => performance.now();
const clock = createClock(monotonic, readClockMs(storage, Date.now()));
const api = createApi(clock, monotonic);
const words = () => currentWords(storage);
const root = elementById("root");
const stage = createStage(elementById("stage"));
const updates = watchForUpdates((error) => errors.note("update", error));

let running: RunningScreen | null = null;
let lost = false;
/** Ends the present screen; the answer says whether the server had revoked it. */
let leave: (revoked: boolean) => void = () => undefined;

function status(): Status {
  return running ? running.status() : idleStatus();
}

function idleStatus(): Status {
  const contact = api.lastContactMs();
  return {
    phase: "pairing",
    screen: null,
    screenName: "",
    bureauName: "",
    live: false,
    online: contact !== null && monotonic() - contact < 60_000,
    contactAgoMs: contact === null ? null : monotonic() - contact,
    manifest: null,
    plan: null,
    spot: null,
    item: null,
    elapsedMs: null,
    clockOffsetMs: clock.now() - Date.now(),
    clockUncertaintyMs: clock.uncertaintyMs(),
    mode: updates.mode(),
    unsent: 0,
    files: { here: 0, named: 0 },
    freeBytes: null,
    errors: errors.recent(),
    playerVersion: PLAYER_VERSION,
  };
}

function elementById(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** Starts the page anew, as soon as a page would come back. */
async function startAnew(afterMs: number): Promise<void> {
  for (let waitMs = afterMs; ; waitMs = START_ANEW_MS) {
    await pause(waitMs);
    await reloadSafely(updates).catch((error: unknown) => errors.note("reload", error));
  }
}

/** Another window plays on this device now. */
async function giveWay(): Promise<void> {
  if (lost) return;
  lost = true;
  if (running) await running.stop();
  notice(words().elsewhere);
}

function notice(text: string, place = ""): void {
  const element = document.createElement("div");
  element.className = `notice ${place}`;
  element.textContent = text;
  root.appendChild(element);
}

/** Waits for an operator to pair this screen. */
async function pairHere(revoked: boolean): Promise<Identity> {
  const page = showPairingPage(root, words, revoked);
  const identity = await pair(api, page, PLAYER_VERSION, createScope());
  page.leave();
  if (!identity) throw new Error("pairing ended early");
  keepIdentity(storage, identity);
  return identity;
}

async function start(): Promise<void> {
  if (navigator.storage && navigator.storage.persist) void navigator.storage.persist();
  await claimPlayer(
    storage,
    () => void giveWay(),
    () => void startAnew(0),
  );
  const db = await openDatabase(() => void startAnew(0));
  const library = await openLibrary({
    db,
    shelf: "caches" in window ? cacheShelf(window.caches) : databaseShelf(db),
    fetcher: (input, init) => fetch(input, init),
    subtle: window.crypto.subtle,
    storage: navigator.storage,
    now: clock.now,
  });
  const tools: ScreenTools = {
    db,
    api,
    clock,
    errors,
    library,
    stage,
    updates,
    storage,
    words,
    playerVersion: PLAYER_VERSION,
  };
  let revoked = false;
  for (;;) {
    const identity = readIdentity(storage) ?? (await pairHere(revoked));
    if (lost) return;
    const left = new Promise<boolean>((resolve) => {
      leave = resolve;
    });
    running = await runScreen(identity, tools, () => leave(true));
    if (lost) return running.stop();
    revoked = await left;
    await running.stop();
    running = null;
    forgetIdentity(storage);
  }
}

window.addEventListener("error", (event) => errors.note("script", event.error ?? event.message));
window.addEventListener("unhandledrejection", (event) => errors.note("script", event.reason));
window.addEventListener("contextmenu", (event) => event.preventDefault());
Object.defineProperty(window, "fangfei", { value: Object.freeze({ state: status }) });
installOverlay(root, storage, { status, repair: () => leave(false) });
start().catch((error: unknown) => {
  errors.note("start", error);
  // On a screen in use the public sees who to turn to; what is wrong stands small below.
  const card = readCard(storage);
  if (card) stage.show(cardCue(card, words(), stage.host), 0);
  notice(words().storeBroken, card ? "low" : "");
  void startAnew(START_ANEW_MS);
});
