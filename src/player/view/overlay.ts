import type { Status } from "../status.ts";
import type { KeptStorage } from "../store/kept.ts";
import { currentWords, switchLanguage, type Words } from "./words.ts";

const CORNER_SHARE = 0.2;
const CORNER_MIN_PX = 64;
const TAPS = 5;
const TAPS_WITHIN_MS = 4_000;
const REFRESH_MS = 1_000;

export type OverlayActions = {
  status(): Status;
  /** Forgets the pairing and asks for a new one. */
  repair(): void;
};

/** The operator's status page over the picture: five taps into the top left corner, or F2. */
export function installOverlay(root: HTMLElement, storage: KeptStorage, actions: OverlayActions): void {
  let panel: HTMLElement | null = null;
  let timer = 0;
  let taps: number[] = [];

  function close(): void {
    window.clearInterval(timer);
    if (panel) root.removeChild(panel);
    panel = null;
    document.documentElement.classList.remove("operator");
  }

  function open(): void {
    const words = currentWords(storage);
    const sheet = document.createElement("div");
    sheet.className = "overlay";
    sheet.setAttribute("role", "dialog");
    sheet.setAttribute("aria-label", words.product);
    const head = document.createElement("div");
    head.className = "overlay-head";
    head.textContent = words.product;
    const rows = document.createElement("dl");
    sheet.appendChild(head);
    sheet.appendChild(rows);
    sheet.appendChild(buttons(words));
    root.appendChild(sheet);
    panel = sheet;
    document.documentElement.classList.add("operator");
    const refresh = () => fill(rows, lines(actions.status(), words));
    refresh();
    timer = window.setInterval(refresh, REFRESH_MS);
  }

  function buttons(words: Words): HTMLElement {
    const bar = document.createElement("div");
    bar.className = "overlay-buttons";
    let sure = false;
    const repair = button(words.repair, () => {
      if (sure) {
        close();
        actions.repair();
      }
      sure = true;
      repair.textContent = words.repairSure;
      repair.classList.add("sure");
    });
    const language = button(words.language, () => {
      switchLanguage(storage);
      close();
      open();
    });
    bar.appendChild(button(words.close, close));
    bar.appendChild(language);
    bar.appendChild(repair);
    return bar;
  }

  window.addEventListener("keydown", (event) => {
    if (event.key === "F2") {
      event.preventDefault();
      if (panel) close();
      else open();
    } else if (event.key === "Escape" && panel) close();
  });
  window.addEventListener("pointerdown", (event) => {
    const reach = Math.max(CORNER_MIN_PX, Math.min(window.innerWidth, window.innerHeight) * CORNER_SHARE);
    if (panel || event.clientX > reach || event.clientY > reach) return;
    const now = performance.now();
    taps = [...taps.filter((at) => now - at < TAPS_WITHIN_MS), now];
    if (taps.length < TAPS) return;
    taps = [];
    open();
  });
}

function button(label: string, run: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("click", run);
  return element;
}

/** What the overlay says, line by line. */
function lines(status: Status, words: Words): [string, string][] {
  const contact =
    status.contactAgoMs === null
      ? words.never
      : `${status.online ? words.online : words.offline} · ${Math.round(status.contactAgoMs / 1000)} ${words.secondsAgo}`;
  const spot = status.spot === null ? "" : ` #${status.spot} · ${(status.plan ?? "").slice(0, 12)}`;
  return [
    [words.screen, status.screenName || status.screen || words.unknown],
    [words.bureau, status.bureauName || words.unknown],
    [words.contact, contact],
    [words.live, status.live ? words.liveOpen : words.livePolling],
    [words.manifest, status.manifest ?? words.unknown],
    [words.spot, words.phases[status.phase] + spot],
    [words.clock, clockText(status, words)],
    [words.store, status.mode === "service_worker" ? words.serviceWorker : words.page],
    [words.unsent, String(status.unsent)],
    [words.files, `${status.files.here} / ${status.files.named}`],
    [words.free, status.freeBytes === null ? words.unknown : bytesText(status.freeBytes)],
    [words.version, status.playerVersion],
    [words.errors, status.errors.length ? status.errors.slice(-4).join("\n") : words.none],
  ];
}

function clockText(status: Status, words: Words): string {
  const doubt = status.clockUncertaintyMs === null ? words.unknown : `±${Math.round(status.clockUncertaintyMs)} ms`;
  return `${Math.round(status.clockOffsetMs)} ms (${doubt})`;
}

function bytesText(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}

function fill(list: HTMLElement, pairs: readonly [string, string][]): void {
  list.innerHTML = "";
  for (const [name, value] of pairs) {
    const term = document.createElement("dt");
    term.textContent = name;
    const text = document.createElement("dd");
    text.textContent = value;
    list.appendChild(term);
    list.appendChild(text);
  }
}
