import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Refusal } from "./refusal.ts";

/** Holds the data folder, and outlives this process just long enough to end its children. */
export interface Guard {
  /** Says which processes to end should this one disappear. */
  watch(pids: number[]): void;
  /** Resolves when the guard was killed from outside: nothing protects the data folder any more. */
  lost: Promise<void>;
  /** Lets the data folder go. */
  release(): Promise<void>;
}

const handoverMs = 5_000;

/** Takes the data folder, or refuses when another instance has it. One that was just killed gets a moment to end. */
export async function takeFolder(runFolder: string, dataFolder: string): Promise<Guard> {
  const lock = join(runFolder, "lock");
  const deadline = Date.now() + handoverMs;
  for (;;) {
    const child = spawn("sh", [join(import.meta.dirname, "guard.sh"), lock], {
      detached: true,
      stdio: ["pipe", "pipe", "inherit"],
      env: { PATH: process.env["PATH"] },
    });
    if (await isHeld(child)) return guardOver(child);
    const holder = Number(readFileSync(lock, "utf8"));
    if (isAlive(holder) || Date.now() > deadline) {
      throw new Refusal(
        `数据目录正由另一个实例使用(进程 ${holder}):${dataFolder}`,
        `Another instance (process ${holder}) is using this data folder: ${dataFolder}`,
      );
    }
    await delay(50);
  }
}

async function isHeld(child: ChildProcess): Promise<boolean> {
  let answer = "";
  for await (const chunk of child.stdout ?? []) {
    answer += String(chunk);
    if (answer.includes("\n")) break;
  }
  return answer.startsWith("held");
}

function guardOver(child: ChildProcess): Guard {
  const ended = once(child, "exit");
  let releasing = false;
  // A guard that is gone cannot be written to; `lost` says so.
  child.stdin?.on("error", () => undefined);
  return {
    watch: (pids) => child.stdin?.write(`${pids.join(" ")}\n`),
    lost: new Promise((resolve) => child.once("exit", () => !releasing && resolve())),
    async release() {
      releasing = true;
      child.stdin?.end();
      await ended;
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch {
    return false;
  }
}
