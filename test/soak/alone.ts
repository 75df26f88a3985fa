import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findChromium, FLAGS, Visit } from "../e2e/browser.ts";
import { until } from "../e2e/server.ts";

/** A Chromium with one window, to which nobody is attached but for moments: a debugger makes a page keep what it asks of it. */
export class Alone {
  readonly #origin: string;
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #address: string;

  private constructor(origin: string, folder: string, process: ChildProcess, address: string) {
    this.#origin = origin;
    this.#folder = folder;
    this.#process = process;
    this.#address = address;
  }

  static async launch(origin: string): Promise<Alone> {
    const folder = mkdtempSync(join(tmpdir(), "fangfei-soak-"));
    const own = ["--headless=new", "--window-size=640,360", "--remote-debugging-port=0", `--user-data-dir=${folder}`];
    const process = spawn(findChromium(), [...FLAGS, ...own, "about:blank"], { stdio: "ignore" });
    const file = join(folder, "DevToolsActivePort");
    const port = await until(async () => existsSync(file) && readFileSync(file, "utf8").split("\n")[0]);
    return new Alone(origin, folder, process, `http://127.0.0.1:${port}`);
  }

  /** Attaches to the window for as long as `act` takes. */
  async attached<Found>(act: (visit: Visit) => Promise<Found>): Promise<Found> {
    const browser = await chromium.connectOverCDP(this.#address);
    try {
      const page = browser.contexts()[0]?.pages()[0];
      if (!page) throw new Error("Chromium has closed its window");
      return await act(new Visit(page, this.#origin));
    } finally {
      // Only the connection: the browser itself goes on.
      await browser.close();
    }
  }

  async close(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#process.kill();
    await ended;
    rmSync(this.#folder, { recursive: true, maxRetries: 5 });
  }
}
