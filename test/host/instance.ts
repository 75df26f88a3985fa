import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** A running own-server edition around the small Worker, on a port of its own. */
export interface Instance {
  process: ChildProcess;
  url: string;
  /** Everything printed so far. */
  output(): string;
  /** What the host started: process ids by what they do. */
  children(): Partial<Record<"main" | "hasher" | "guard" | "loader", number>>;
}

/** An empty data folder that is removed after the test. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "fangfei-host-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts an instance and waits for its address; ends it after the test if the test has not. */
export async function start(environment: Record<string, string>): Promise<Instance> {
  const { child, output } = launch(environment);
  const port = await until(() => {
    if (child.exitCode !== null) throw new Error(`ended instead of starting:\n${output()}`);
    return /http:\/\/127\.0\.0\.1:(\d+)/.exec(output())?.[1];
  });
  const pid = child.pid ?? 0;
  return { process: child, url: `http://127.0.0.1:${port}`, output, children: () => childrenOf(pid) };
}

/** Starts an instance that is expected to refuse. */
export async function refused(environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { child, output } = launch(environment);
  if (child.exitCode === null) await once(child, "close");
  return { code: child.exitCode, output: output() };
}

function launch(environment: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [join(import.meta.dirname, "fixture/start.ts")], {
    env: { PATH: process.env["PATH"], HOST: "127.0.0.1", PORT: "0", FANGFEI_DEMO: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => (text += String(chunk)));
  child.stderr.on("data", (chunk) => (text += String(chunk)));
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "close");
  });
  return { child, output: () => text };
}

function childrenOf(pid: number): ReturnType<Instance["children"]> {
  const list = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(list)) return {};
  const found: ReturnType<Instance["children"]> = {};
  for (const child of readFileSync(list, "utf8").trim().split(" ").filter(Boolean).map(Number)) {
    const command = commandOf(child);
    if (command.includes("main.capnp")) found.main = child;
    if (command.includes("hasher.capnp")) found.hasher = child;
    if (command.includes("guard.sh")) found.guard = child;
    if (command.includes("load-demo.ts")) found.loader = child;
  }
  return found;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Whether a process still runs; one that has ended and waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  return commandOf(pid) !== "";
}

/** Resolves with the first answer that is neither undefined nor false; the test's own limit bounds it. */
export async function until<T>(question: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const answer = await question();
    if (answer !== undefined && answer !== false) return answer;
    await delay(20);
  }
}
