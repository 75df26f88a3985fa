import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";

/** A process that is started again whenever it ends by itself. */
export interface Kept {
  pid(): number | undefined;
  /** Resolves, with how it went, when the process ends by itself for the first time. */
  firstEnd: Promise<string>;
  /** Kills the process; it comes back at once, with the files as they are now. */
  recycle(): void;
  /** SIGTERM, then SIGKILL after `graceMs`: workerd drains, but waits for open sockets without end. */
  stop(graceMs: number): Promise<void>;
}

const firstDelayMs = 100;
const longestDelayMs = 10_000;
/** A process that lived this long was well; the next end counts as a first one. */
const healthyMs = 5_000;

/**
 * `prepare` runs before every start, `changed` after every start and end. `niceness` (0 to 19): how far it stands back
 * where processors are short.
 */
export function keep(options: {
  name: string;
  command: string;
  args: string[];
  folder: string;
  niceness?: number;
  prepare: () => void;
  changed: () => void;
}): Kept {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let delayMs = firstDelayMs;
  const { promise: firstEnd, resolve: ended } = Promise.withResolvers<string>();

  const start = () => {
    options.prepare();
    const startedAt = performance.now();
    child = spawn(options.command, options.args, {
      cwd: options.folder,
      env: {},
      // Out of the terminal's group: Ctrl-C reaches the host alone, which ends the rest in order.
      detached: true,
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (child.pid !== undefined && options.niceness !== undefined) setPriority(child.pid, options.niceness);
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal ?? `exit ${code}`));
    options.changed();

    const end = (how: string) => {
      child = undefined;
      options.changed();
      if (stopping) return;
      if (performance.now() - startedAt > healthyMs) delayMs = firstDelayMs;
      console.error(`${options.name} 已退出(${how}),${delayMs} 毫秒后重启 / ended, restarting in ${delayMs} ms`);
      timer = setTimeout(start, delayMs);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
      ended(how);
    };
  };

  start();
  return {
    pid: () => child?.pid,
    firstEnd,
    recycle: () => child?.kill("SIGKILL"),
    async stop(graceMs) {
      stopping = true;
      clearTimeout(timer);
      if (!child) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      const kill = setTimeout(() => child?.kill("SIGKILL"), graceMs);
      await gone;
      clearTimeout(kill);
    },
  };
}
