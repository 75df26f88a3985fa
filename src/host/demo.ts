import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Folders, emptyState, isStateEmpty } from "./data.ts";
import { Refusal, say } from "./refusal.ts";
import { replaceFile } from "./replace-file.ts";

/** What the loader process is told, as JSON on its standard input; secrets stay out of the process list. */
export interface LoadOptions {
  baseUrl: string;
  secret: string;
  setupToken: string;
}

/**
 * Demo content in this data folder: `load` it now, it is `ready`, or there is `none`. The mark is set before the first
 * object exists and says `loading` until the loader is done; state found under that mark is thrown away. Demo accounts
 * never serve beside real data: a folder that has them is refused when no demo is wanted.
 */
export function openDemo(folders: Folders, wanted: boolean): "load" | "ready" | "none" {
  const mark = markIn(folders);
  const marked = existsSync(mark) ? readFileSync(mark, "utf8").trim() : undefined;
  if (marked === "ready") {
    if (wanted) return "ready";
    throw new Refusal(
      "此数据目录含演示账号,其密码是公开的,不能用于正式数据。请用 FANGFEI_DATA 指定一个空目录;要继续演示请设 FANGFEI_DEMO=1。",
      "This data folder holds demo accounts, whose passwords are public: no real data belong here. Name an empty folder by FANGFEI_DATA, or set FANGFEI_DEMO=1 to go on with the demo.",
    );
  }
  if (marked === "loading") emptyState(folders);
  if (wanted && isStateEmpty(folders)) {
    replaceFile(mark, "loading\n");
    return "load";
  }
  rmSync(mark, { force: true });
  return "none";
}

/** Runs the loader in a process of its own, which keeps this one responsive. Kill it by aborting. */
export async function loadDemo(
  loader: string,
  options: LoadOptions,
  folders: Folders,
  started: (pid: number | undefined) => void,
): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "load-demo.ts"), loader], {
    env: {},
    detached: true,
    stdio: ["pipe", "inherit", "inherit"],
  });
  started(child.pid);
  // A loader that ended before reading says so by its exit code.
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify(options));
  const [code] = await once(child, "exit");
  started(undefined);
  if (code === 0) replaceFile(markIn(folders), "ready\n");
  else if (code !== null) {
    say("演示内容未能载入,下次启动时重试。", "The demo content could not be loaded; the next start tries again.");
  }
}

function markIn(folders: Folders): string {
  return join(folders.config, "demo");
}
