import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reloadSafely, watchForUpdates } from "../../../src/player/worker/update.ts";

const HOUR_MS = 3_600_000;
const pageOf = (script: string) => `<!doctype html><script type="module" crossorigin src="/player/assets/${script}">`;
const PORTAL = `<!doctype html><script src="/login.js"></script>`;

/** A page that runs `index-1.js`; what the server answers, and whether there are service workers, is the test's. */
function browser(serviceWorker?: EventTarget) {
  const state = { reloads: 0, asked: 0, errors: 0, answer: (): Promise<Response> => Promise.resolve(new Response()) };
  const serve = (body: string, status = 200) => {
    state.answer = () => Promise.resolve(new Response(body, { status }));
  };
  const reload = () => void (state.reloads += 1);
  vi.stubGlobal("window", { setInterval: setInterval.bind(globalThis), location: { reload } });
  vi.stubGlobal("document", { querySelector: () => ({ src: "http://server/player/assets/index-1.js" }) });
  vi.stubGlobal("navigator", serviceWorker ? { serviceWorker } : {});
  vi.stubGlobal("fetch", (_input: string, { signal }: { signal: AbortSignal }) => {
    state.asked += 1;
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new DOMException("too late", "AbortError")));
    });
    return Promise.race([state.answer(), aborted]);
  });
  const updates = watchForUpdates(() => void (state.errors += 1));
  return { state, serve, updates };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a newer version on plain HTTP", () => {
  /** The hourly check has found it. */
  async function found() {
    const page = browser();
    page.serve(pageOf("index-2.js"));
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    return page;
  }

  it("is taken over when asked, while the server answers", async () => {
    const { state, updates } = await found();
    expect(state.reloads).toBe(0);
    updates.apply();
    await settled();
    expect(state).toMatchObject({ reloads: 1, errors: 0 });
  });

  it("waits while the server has gone: the page stays, and goes when the next check finds it again", async () => {
    const { state, serve, updates } = await found();
    state.answer = () => Promise.reject(new TypeError("connection refused"));
    updates.apply();
    await settled();
    expect(state).toMatchObject({ reloads: 0, errors: 1 });
    serve(pageOf("index-2.js"));
    updates.apply();
    await settled();
    expect(state).toMatchObject({ reloads: 0, asked: 2 });
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    updates.apply();
    await settled();
    expect(state.reloads).toBe(1);
  });

  it("does not come from an answer that is late: by then something else is shown", async () => {
    const { state, updates } = await found();
    state.answer = () => new Promise((resolve) => setTimeout(() => resolve(new Response(pageOf("index-2.js"))), 5_000));
    updates.apply();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state).toMatchObject({ reloads: 0, errors: 1 });
  });

  it.each([
    ["the page that runs", pageOf("index-1.js"), 200],
    ["a portal's page", PORTAL, 200],
    ["an error", pageOf("index-2.js"), 502],
  ])("is not what %s says", async (_what, body, status) => {
    const { state, serve, updates } = browser();
    serve(body, status);
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    serve(pageOf("index-2.js"));
    updates.apply();
    await settled();
    expect(state).toMatchObject({ reloads: 0, asked: 1 });
  });
});

describe("a reload on plain HTTP", () => {
  it.each([
    ["happens when the player's page would come", pageOf("index-1.js"), 200, 1],
    ["does not happen into a portal", PORTAL, 200, 0],
    ["does not happen into an error", pageOf("index-1.js"), 503, 0],
  ])("%s", async (_what, body, status, reloads) => {
    const { state, serve, updates } = browser();
    serve(body, status);
    await reloadSafely(updates);
    expect(state.reloads).toBe(reloads);
  });
});

describe("with a service worker", () => {
  /** A registration whose worker is in force, and those of newer versions. */
  class Workers extends EventTarget {
    readonly controller = {};
    readonly said: unknown[] = [];
    looked = 0;
    registration = {
      active: {},
      waiting: null as null | { postMessage: (message: unknown) => void },
      update: () => Promise.resolve(void (this.looked += 1)),
    };
    readonly register = () => Promise.resolve(this.registration);
    fetched(): void {
      this.registration.waiting = { postMessage: (message) => void this.said.push(message) };
    }
  }

  async function started() {
    const workers = new Workers();
    const page = browser(workers);
    await settled();
    return { workers, ...page };
  }

  it("looks for a newer one hourly, and asks nothing of the server itself", async () => {
    const { workers, state, updates } = await started();
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    updates.apply();
    expect(workers).toMatchObject({ looked: 2, said: [] });
    expect(state).toMatchObject({ asked: 0, reloads: 0 });
  });

  it("hands over to a version that lies here complete, once, and reloads when it is in force", async () => {
    const { workers, state, updates } = await started();
    workers.fetched();
    updates.apply();
    updates.apply();
    expect(workers.said).toEqual(["take_over"]);
    expect(state.reloads).toBe(0);
    workers.dispatchEvent(new Event("controllerchange"));
    expect(state).toMatchObject({ asked: 0, reloads: 1 });
  });

  it("reloads without a server", async () => {
    const { state, updates } = await started();
    await reloadSafely(updates);
    expect(state).toMatchObject({ asked: 0, reloads: 1 });
  });
});
