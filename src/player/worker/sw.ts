/*
 * Lets the player start without a network. The build writes the list of its own files into this one, so that any
 * change makes a new worker; the old one serves until the new one has fetched every file.
 */

/** Filled in by the build: a hash of all files, and their names relative to /player/. */
declare const PLAYER_BUILD: { version: string; files: readonly string[] };

/** What we use of ServiceWorkerGlobalScope, which is in no library that goes with the DOM's. */
type WorkerScope = {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LifeEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
};
type LifeEvent = { waitUntil(work: Promise<unknown>): void };
type FetchEvent = { request: Request; respondWith(response: Promise<Response>): void };

/** Safe because this file is only ever run as a service worker. */
function workerScope(scope: unknown): WorkerScope {
  return scope as WorkerScope;
}

const worker = workerScope(self);
const PREFIX = "fangfei-player-";
const CACHE = PREFIX + PLAYER_BUILD.version;

async function precache(): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const file of PLAYER_BUILD.files) {
    const response = await fetch(new Request(worker.registration.scope + file, { cache: "no-cache" }));
    if (!response.ok || response.redirected) throw new Error(`${file}: ${response.status}`);
    await cache.put(response.url, response);
  }
}

async function dropOldVersions(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

async function fromCache(request: Request, key: string): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(key);
  return kept ?? fetch(request);
}

worker.addEventListener("install", (event) => event.waitUntil(precache()));
worker.addEventListener("activate", (event) => event.waitUntil(dropOldVersions()));
worker.addEventListener("message", (event) => {
  if (event.data === "take_over") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0] ?? "";
  const scope = worker.registration.scope;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(fromCache(request, scope));
  else if (PLAYER_BUILD.files.some((file) => scope + file === address)) {
    event.respondWith(fromCache(request, address));
  }
});
