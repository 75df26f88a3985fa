import { within } from "../scope.ts";

/** How this page was started, and whether it can start without a network. */
export type StartMode = "service_worker" | "page";

export type Updates = {
  mode(): StartMode;
  /** Changes to a newer version, if one lies complete on this device or the server has one: the page reloads. */
  apply(): void;
};

const CHECK_MS = 3_600_000;
/** An answer that comes later would cut into what is shown by then. */
const ANSWER_MS = 3_000;

/**
 * Registers the service worker where there is one, and looks for newer versions hourly. On plain HTTP the page itself
 * compares what the server now serves with what it runs.
 */
export function watchForUpdates(onError: (error: unknown) => void): Updates {
  let registration: ServiceWorkerRegistration | null = null;
  let newerPage = false;
  let called: ServiceWorker | null = null;

  async function start(): Promise<void> {
    if (!("serviceWorker" in navigator)) return;
    registration = await navigator.serviceWorker.register("/player/sw.js", { scope: "/player/" });
  }

  async function check(): Promise<void> {
    if (registration) await registration.update();
    else newerPage = await servesAnotherPage();
  }

  start().catch(onError);
  window.setInterval(() => void check().catch(onError), CHECK_MS);
  const updates: Updates = {
    mode: () => ("serviceWorker" in navigator && navigator.serviceWorker.controller ? "service_worker" : "page"),
    apply() {
      if (newerPage) {
        // The server may have gone since; then the next check finds it again.
        newerPage = false;
        return void reloadSafely(updates).catch(onError);
      }
      const waiting = registration && registration.active && registration.waiting;
      if (!waiting || waiting === called) return;
      called = waiting;
      navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), { once: true });
      waiting.postMessage("take_over", []);
    },
  };
  return updates;
}

/** The player's page as the server has it now; null when something else answers. Throws without an answer in time. */
function servedPage(): Promise<string | null> {
  return within(ANSWER_MS, async (signal) => {
    const response = await fetch("/player/", { cache: "no-store", credentials: "omit", signal });
    const page = response.ok ? await response.text() : "";
    return /<script[^>]* src="\/player\//.test(page) ? page : null;
  });
}

/** Does the server's page start another script than ours? */
async function servesAnotherPage(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>("script[type=module]");
  const page = await servedPage();
  return own !== null && page !== null && !page.includes(new URL(own.src).pathname);
}

/** Reloads only if the player would come back: from the service worker, or from a server that answers with it. */
export async function reloadSafely(updates: Updates): Promise<void> {
  if (updates.mode() === "page" && (await servedPage()) === null) return;
  window.location.reload();
}
