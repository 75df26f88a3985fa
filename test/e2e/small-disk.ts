import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

// An entry like `src/host/start.ts`, whose media folder is a disk of 24 MiB in a mount namespace of its own.

const start = resolve(import.meta.dirname, "../../src/host/start.ts");
const media = join(process.env["FANGFEI_DATA"] ?? "", "media");
const script = 'mkdir -p "$0" && mount -t tmpfs -o size=24m,mode=700 none "$0" && exec "$1" "$2"';
const child = spawn(
  "unshare",
  ["--user", "--map-root-user", "--mount", "sh", "-c", script, media, process.execPath, start],
  {
    stdio: "inherit",
  },
);
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code) => process.exit(code ?? 1));
