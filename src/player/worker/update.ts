/** How this page was started, and whether it can start without a network. */
export type StartMode = "service_worker" | "page";

export type Updates = {
  mode(): StartMode;
  /** A newer version lies complete on this device, or can be fetched. */
  ready(): boolean;
  /** Changes to the newer version: the page reloads. */
  apply(): void;
};

const CHECK_MS = 3_600_000;

/**
 * Registers the service worker where there is one, and looks for newer versions hourly. On plain HTTP the page itself
 * compares what the server now serves with what it runs, since reloading blindly could leave the screen with an error
 * page.
 */
export function watchForUpdates(onError: (error: unknown) => void): Updates {
  let registration: ServiceWorkerRegistration | null = null;
  let newerPage = false;

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
  return {
    mode: () => ("serviceWorker" in navigator && navigator.serviceWorker.controller ? "service_worker" : "page"),
    ready: () => newerPage || Boolean(registration && registration.waiting && registration.active),
    apply() {
      const waiting = registration && registration.waiting;
      if (!waiting) return window.location.reload();
      navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), { once: true });
      waiting.postMessage("take_over", []);
    },
  };
}

/** Does the server's page start another script than ours? */
async function servesAnotherPage(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>("script[type=module]");
  const response = await fetch("/player/", { cache: "no-store", credentials: "omit" });
  if (!response.ok || !own) return false;
  const page = await response.text();
  return page.includes("<script") && !page.includes(new URL(own.src).pathname);
}

/** Reloads only if a page would come back: from the service worker, or from a server that answers. */
export async function reloadSafely(updates: Updates): Promise<void> {
  if (updates.mode() === "page") {
    const response = await fetch("/player/", { cache: "no-store", credentials: "omit" });
    if (!response.ok) return;
  }
  window.location.reload();
}
