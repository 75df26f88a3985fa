import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort, hostAndPort, ownUrl } from "./address.ts";
import { type Folders, type Secrets, openFolders, readSecrets, sweepMedia } from "./data.ts";
import { loadDemo, openDemo } from "./demo.ts";
import { type Guard, takeFolder } from "./guard.ts";
import { type Health, untilHealthy } from "./health.ts";
import { type Kept, keep } from "./keep.ts";
import { Refusal } from "./refusal.ts";
import { replaceFile } from "./replace-file.ts";
import type { Settings } from "./settings.ts";
import { descriptorLimit, liveBound, workerdBinary } from "./workerd.ts";
import { bundleFile, hasherConfig, hasherSocket, mainConfig } from "./workerd-config.ts";

/** What is served, and by which module its demo content is loaded (it exports `loadDemo`). */
export interface Build {
  bundle: string;
  staticFolder: string;
  demoLoader: string;
}

export interface Server {
  port: number;
  /** The address this machine reaches it by. */
  url: string;
  health: Health;
  secrets: Secrets;
  /** Its accounts are the demo's, with passwords that everybody knows. */
  demo: boolean;
  /** Resolves when there is no (more) demo content to load. */
  demoLoaded: Promise<void>;
  /** Resolves when the server cannot go on by itself. */
  lost: Promise<void>;
  /** Takes over a new bundle. */
  reload(): void;
  /** Ends everything within 4 s. */
  stop(): Promise<void>;
}

const graceMs = 3_000;

/** Starts the own-server edition on a data folder and resolves when requests are answered. */
export async function serve(settings: Settings, build: Build): Promise<Server> {
  process.umask(0o077);
  const folders = openFolders(settings.dataFolder);
  const guard = await takeFolder(folders.run, settings.dataFolder);
  try {
    return await serveFrom(folders, guard, settings, build);
  } catch (error) {
    await guard.release();
    throw error;
  }
}

async function serveFrom(folders: Folders, guard: Guard, settings: Settings, build: Build): Promise<Server> {
  const secrets = readSecrets(folders);
  const port = await freePort(settings.host, settings.port);
  const demo = openDemo(folders, settings.demo);
  sweepMedia(folders);

  const takeBundle = () => copyFileSync(build.bundle, join(folders.run, bundleFile));
  takeBundle();
  replaceFile(join(folders.run, "hasher.capnp"), hasherConfig());
  replaceFile(
    join(folders.run, "main.capnp"),
    mainConfig({
      address: hostAndPort(settings.host, port),
      folders,
      staticFolder: build.staticFolder,
      outbound: settings.outbound,
      text: textBindings(settings, secrets, demo !== "none"),
    }),
  );

  const binary = workerdBinary();
  const kept: Kept[] = [];
  let loader: number | undefined;
  const tellGuard = () => guard.watch([...kept.map((one) => one.pid()), loader].filter((pid) => pid !== undefined));
  const run = (name: string, more: { niceness?: number; prepare?: () => void } = {}) => {
    const one = keep({
      name,
      command: binary,
      args: ["serve", `${name}.capnp`],
      folder: folders.run,
      prepare: () => {},
      changed: tellGuard,
      ...more,
    });
    kept.push(one);
    tellGuard();
    return one;
  };
  const stop = async () => {
    if (loader !== undefined) process.kill(loader, "SIGKILL");
    await Promise.all(kept.map((one) => one.stop(graceMs)));
    await guard.release();
  };

  run("hasher", {
    // Whoever signs in waits a little longer; no screen does.
    niceness: 19,
    // workerd does not remove a socket that an earlier run left.
    prepare: () => rmSync(join(folders.run, hasherSocket), { force: true }),
  });
  const main = run("main");
  const url = ownUrl(settings.host, port);
  const waiting = new AbortController();
  const first = await Promise.race([untilHealthy(url, waiting.signal), main.firstEnd]);
  waiting.abort();
  if (typeof first === "string") {
    await stop();
    throw new Refusal(`服务未能启动(${first}),原因见上。`, `The server did not start (${first}); see above.`);
  }
  const started = (pid: number | undefined) => {
    loader = pid;
    tellGuard();
  };
  const load = { baseUrl: url, secret: secrets["demo-secret"], setupToken: secrets["setup-secret"] };
  return {
    port,
    url,
    health: first,
    secrets,
    demo: demo !== "none",
    demoLoaded: demo === "load" ? loadDemo(build.demoLoader, load, folders, started) : Promise.resolve(),
    lost: guard.lost,
    reload() {
      takeBundle();
      for (const one of kept) one.recycle();
    },
    stop,
  };
}

function textBindings(settings: Settings, secrets: Secrets, demo: boolean): Record<string, string> {
  return {
    EDITION: "server",
    AUTH_SECRET: secrets["auth-secret"],
    SETUP_SECRET: secrets["setup-secret"],
    MAX_LIVE: String(liveBound(descriptorLimit())),
    ...(settings.ceiling !== undefined && { CEILING: String(settings.ceiling) }),
    ...(settings.proxies.length > 0 && { PROXY: settings.proxies.join(",") }),
    ...(settings.publicUrl && { PUBLIC_URL: settings.publicUrl }),
    ...(settings.webhooks && { WEBHOOKS: settings.webhooks.join(",") }),
    ...(settings.oidc && {
      OIDC_ISSUER: settings.oidc.issuer,
      OIDC_CLIENT_ID: settings.oidc.clientId,
      OIDC_CLIENT_SECRET: settings.oidc.clientSecret,
      OIDC_NAME: settings.oidc.name,
    }),
    ...(demo && { DEMO: "1", DEMO_SECRET: secrets["demo-secret"] }),
  };
}
