import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Verbatim, capnp, type Value } from "./capnp.ts";
import type { Folders } from "./data.ts";
import { projectFolder } from "./settings.ts";

/** File names in the run folder, which is the working directory of both processes (socket paths are short there). */
export const bundleFile = "worker.js";
export const hasherSocket = "hasher.sock";

/** The process that serves: Worker, objects, static files, media. `text` are the Worker's text bindings. */
export function mainConfig(options: {
  address: string;
  folders: Folders;
  staticFolder: string;
  outbound: string[];
  text: Record<string, string>;
}): string {
  const { folders } = options;
  const worker: Value = {
    ...runtime(),
    bindings: [
      { name: "BUREAU", durableObjectNamespace: "Bureau" },
      { name: "DIRECTORY", durableObjectNamespace: "Directory" },
      { name: "LIMITER", durableObjectNamespace: "Limiter" },
      { name: "HASHER", service: "hasher" },
      { name: "ASSETS", service: "static" },
      { name: "MEDIA_DISK", service: "media" },
      ...Object.entries(options.text).map(([name, text]) => ({ name, text })),
    ],
    // Object ids derive from the unique keys: a changed key loses every object.
    durableObjectNamespaces: [
      { className: "Bureau", uniqueKey: "bureau", enableSql: true },
      { className: "Directory", uniqueKey: "directory", enableSql: true },
      // It counts in memory: evicted when idle it would forget.
      { className: "Limiter", uniqueKey: "limiter", enableSql: true, preventEviction: true },
    ],
    durableObjectStorage: { localDisk: "state" },
  };
  return configFile({
    services: [
      { name: "main", worker },
      { name: "state", disk: { path: folders.state, writable: true } },
      { name: "media", disk: { path: folders.media, writable: true } },
      { name: "static", disk: { path: options.staticFolder } },
      { name: "hasher", external: { address: `unix:${hasherSocket}`, http: {} } },
      { name: "internet", network: { allow: options.outbound, tlsOptions: { trustBrowserCas: true } } },
    ],
    sockets: [{ name: "http", address: options.address, http: {}, service: "main" }],
  });
}

/** The process that hashes passwords: 40 ms of processor each would otherwise hold up every screen. */
export function hasherConfig(): string {
  return configFile({
    services: [
      { name: "main", worker: runtime() },
      { name: "internet", network: { allow: [] } },
    ],
    sockets: [
      { name: "http", address: `unix:${hasherSocket}`, http: {}, service: { name: "main", entrypoint: "Hasher" } },
    ],
  });
}

function configFile(config: Value): string {
  return `using Workerd = import "/workerd/workerd.capnp";\nconst config :Workerd.Config = ${capnp(config)};\n`;
}

/** What runs, and under which compatibility: the same as in the cloud, so read from wrangler's file. */
function runtime(): { [field: string]: Value } {
  const wrangler = readFileSync(join(projectFolder, "wrangler.toml"), "utf8");
  const date = /^compatibility_date = "([\d-]+)"$/m.exec(wrangler)?.[1];
  if (date === undefined) throw new Error("wrangler.toml has no compatibility_date");
  const flags = /^compatibility_flags = \[(.*)\]$/m.exec(wrangler)?.[1] ?? "";
  return {
    modules: [{ name: bundleFile, esModule: new Verbatim(`embed "${bundleFile}"`) }],
    compatibilityDate: date,
    compatibilityFlags: [...flags.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? ""),
  };
}
