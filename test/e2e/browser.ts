import { existsSync, globSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

/** What a page says by design: somebody who is not signed in asks who they are. */
const ALWAYS_EXPECTED = [/status of 401 .*\/api\/me$/];

/** Folder for the pictures that `Visit.picture` takes; nothing is taken without it. */
const PICTURES = process.env["FANGFEI_PICTURES"];

/** The system's Chromium, or the one that Playwright has installed. */
export function findChromium(): string {
  const cache = process.env["PLAYWRIGHT_BROWSERS_PATH"] ?? join(homedir(), ".cache/ms-playwright");
  const places = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    ...globSync("chromium-*/chrome-linux*/chrome", { cwd: cache }).map((name) => join(cache, name)),
  ];
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error("There is no Chromium: src/host/setup/browser.sh installs it");
  return found;
}

/** Real Chromium. Whatever goes wrong in any of its windows is in `complaints`. */
export class Chromium {
  readonly #browser: Browser;
  readonly #visits: Visit[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async launch(): Promise<Chromium> {
    return new Chromium(await chromium.launch({ executablePath: findChromium(), args: FLAGS }));
  }

  /**
   * A window with storage of its own, as on another person's computer. It may ask nobody but `origin`.
   * It asks for reduced motion: a dialog that grows under the pointer takes a busy machine's click away.
   */
  async visit(origin: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.#browser.newContext({
      baseURL: origin,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      viewport: { width: 1366, height: 768 },
      reducedMotion: "reduce",
      ...options,
    });
    context.setDefaultTimeout(20_000);
    const visit = new Visit(await context.newPage(), origin);
    this.#visits.push(visit);
    return visit;
  }

  /** Every error and every request that no test has announced, since the last call. */
  complaints(): string[] {
    return this.#visits.flatMap((visit) => visit.complaints.splice(0));
  }

  /** One picture of every open window, for a test that failed. */
  async pictures(name: string): Promise<void> {
    for (const [n, visit] of this.#visits.entries()) if (!visit.page.isClosed()) await visit.picture(`${name}-${n}`);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

/** One window, watched: errors in its console, uncaught errors, failed requests, requests to anybody else. */
export class Visit {
  readonly page: Page;
  readonly complaints: string[] = [];
  readonly #announced: RegExp[] = [...ALWAYS_EXPECTED];

  constructor(page: Page, origin: string) {
    this.page = page;
    const context = page.context();
    const { host } = new URL(origin);
    context.on("console", (message) => {
      if (message.type() === "error") this.#complain(`console: ${message.text()} ${message.location().url}`);
    });
    context.on("weberror", (error) => this.#complain(`uncaught: ${error.error().stack ?? error.error().message}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      const own = url.host === host || url.protocol === "data:" || url.protocol === "blob:";
      if (!own) this.#complain(`foreign: ${request.url()}`);
    });
    context.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      // A page that is left, or a film that has enough of its file, takes back what it had asked for.
      if (why !== "net::ERR_ABORTED") this.#complain(`failed: ${why} ${request.url()}`);
    });
    page.on("websocket", (socket) => {
      if (new URL(socket.url()).host !== host) this.#complain(`foreign: ${socket.url()}`);
    });
  }

  #complain(what: string): void {
    if (!this.#announced.some((pattern) => pattern.test(what))) this.complaints.push(what);
  }

  /** From now on a complaint that matches is no surprise; the answer ends that. */
  announce(pattern: RegExp): () => void {
    this.#announced.push(pattern);
    return () => void this.#announced.splice(this.#announced.indexOf(pattern), 1);
  }

  async picture(name: string): Promise<void> {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled" });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
