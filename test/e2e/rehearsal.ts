import type { PlanItem } from "../../src/contracts/plan.ts";
import { createClock } from "../../src/player/clock/clock.ts";
import type { Library } from "../../src/player/media/library.ts";
import { createErrorLog } from "../../src/player/problem.ts";
import type { Journal, OpenPlay, PlayStart } from "../../src/player/proof/journal.ts";
import { createConductor } from "../../src/player/show/conductor.ts";
import { contentOf } from "../../src/player/show/content.ts";
import { spotKey, type Want } from "../../src/player/show/handover.ts";
import { createStage } from "../../src/player/stage/stage.ts";
import { currentWords } from "../../src/player/view/words.ts";

/**
 * Runs inside a page: the player's own show and stage without a server, one handover after the other as fast as
 * things get ready. Its time stands still until what is due is the picture.
 */

/** What a broken player would forget: to `stop` its cues, or to take their `layers` down as well. */
export type Fault = "stop" | "stop,layers" | "";

/** What pictures hold besides nodes and listeners, which the browser counts. */
export interface Held {
  urls: number;
  films: number;
  layers: number;
  /** Elements that were ever given an image: the browser keeps a decoded copy for each. */
  pictures: number;
}

declare global {
  interface Window {
    /** Makes so many further handovers; answers when what they replaced has been taken down. */
    rehearse(handovers: number): Promise<Held>;
    /** Kinds that became the picture, in their order, and what went wrong. */
    rehearsed: { kinds: string[]; errors: () => readonly string[] };
  }
}

const SPOT_MS = 5_000;
/** Longer than the stage leaves the old picture: timers go off in the order of their times, however late. */
const OVERLAP_MS = 200;

const urls = new Set<string>();
let pictures = 0;
const films: WeakRef<HTMLVideoElement>[] = [];
countUrls();
countFilms();

const faults = new URL(location.href).searchParams.get("fault")?.split(",") ?? [];
const items = asItems(await (await fetch("/items.json")).json());
const host = document.createElement("div");
document.body.appendChild(host);
if (faults.includes("layers")) host.removeChild = (child) => child;

const errors = createErrorLog();
const kinds: string[] = [];
let nowMs = 0;
const play = (start: PlayStart): OpenPlay => ({ start, carriedMs: 0, mark() {}, leave() {}, end() {} });
const files = asLibrary({ file: async (sha256) => (await fetch(`/files/${sha256}`)).blob() });
const conductor = createConductor({
  clock: createClock(() => nowMs, nowMs),
  journal: asJournal({ begin: play, miss: ({ material }, _result, code) => errors.note(`missed_${material}`, code) }),
  stage: createStage(host),
  errors,
  deviceNow: () => nowMs,
  wantAt,
  fallback: () => null,
  card: () => ({ kind: "card", key: "card", card: { bureauName: "", reportingChannel: "" } }),
  async prepare(want, joinMs) {
    const words = () => currentWords(localStorage);
    const tools = { library: files, programme: () => null, words, host, now: () => nowMs };
    const cue = await contentOf(want, joinMs, tools);
    return faults.includes("stop") ? { ...cue, stop() {} } : cue;
  },
  isHere: () => true,
  onTurn() {
    const want = conductor.current();
    kinds.push(want && "item" in want ? want.item.kind : "none");
  },
});

window.rehearsed = { kinds, errors: errors.recent };
window.rehearse = async (handovers) => {
  for (const until = kinds.length + handovers; kinds.length < until; nowMs += SPOT_MS) {
    const before = kinds.length;
    while (kinds.length === before) {
      conductor.tick();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  await new Promise((resolve) => setTimeout(resolve, OVERLAP_MS));
  const playing = films.filter((film) => (film.deref()?.networkState ?? 0) !== HTMLMediaElement.NETWORK_EMPTY);
  return { urls: urls.size, films: playing.length, layers: host.children.length, pictures };
};

function wantAt(atMs: number): Want {
  const spot = Math.floor(atMs / SPOT_MS);
  const item = items[spot % items.length];
  if (!item) throw new Error("A rehearsal needs something to show");
  const startMs = spot * SPOT_MS;
  const endMs = startMs + SPOT_MS;
  return { kind: "spot", key: spotKey(startMs, item.sha256), plan: "plan", spot, item, startMs, endMs };
}

function countUrls(): void {
  const [create, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
  URL.createObjectURL = (file) => {
    const url = create(file);
    urls.add(url);
    if (file instanceof Blob && file.type.startsWith("image/")) pictures += 1;
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revoke(url);
  };
}

function countFilms(): void {
  const create = document.createElement.bind(document);
  document.createElement = (name: string) => {
    const element = create(name);
    if (element instanceof HTMLVideoElement) films.push(new WeakRef(element));
    return element;
  };
}

// Safe because the test that opens this page serves them.
function asItems(body: unknown) {
  return body as PlanItem[];
}

// Safe because a show only writes plays.
function asJournal(journal: Pick<Journal, "begin" | "miss">) {
  return journal as Journal;
}

// Safe because content is only made of files.
function asLibrary(library: Pick<Library, "file">) {
  return library as Library;
}
