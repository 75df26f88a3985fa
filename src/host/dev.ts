import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { type Rolldown, type ViteDevServer, build, createServer as createVite } from "vite";
import { freePort, ownUrl } from "./address.ts";
import { output } from "./parts.ts";
import { endWith, say } from "./refusal.ts";
import { serve } from "./serve.ts";
import { projectFolder, readSettings } from "./settings.ts";
import { untilToldToStop } from "./told-to-stop.ts";

// `npm run dev`: console and player from source with hot reload, the Worker rebuilt and restarted on change.

try {
  await dev();
} catch (error) {
  endWith(error);
}

async function dev(): Promise<void> {
  const settings = readSettings(process.env);
  const port = await freePort(settings.host, settings.port);
  let rebuilt = () => {};
  await watchWorker(() => rebuilt());
  mkdirSync(output.staticFolder, { recursive: true });
  const demoLoader = join(projectFolder, "src/demo/load.ts");
  const server = await serve({ ...settings, host: "127.0.0.1", port: 0 }, { ...output, demoLoader });
  rebuilt = () => server.reload();

  const front = createServer();
  const [consoleApp, playerApp] = await Promise.all([
    viteFor("console", front, server.url),
    viteFor("player", front, server.url),
  ]);
  front.on("request", (request, response) =>
    (/^\/player(\/|$)/.test(request.url ?? "") ? playerApp : consoleApp).middlewares(request, response),
  );
  front.listen(port, settings.host);
  await once(front, "listening");
  const url = ownUrl(settings.host, port);
  say(`开发服务器:${url}/ ${url}/player/`, `Development server: ${url}/ ${url}/player/`);

  await Promise.race([untilToldToStop(), server.lost]);
  await server.stop();
  process.exit(0);
}

/** Resolves after the first build; `rebuilt` is called after every later one. */
async function watchWorker(rebuilt: () => void): Promise<void> {
  const watcher = await build({
    configFile: join(projectFolder, "src/host/worker.vite.config.ts"),
    mode: "production",
    logLevel: "warn",
    build: { watch: {} },
  });
  if (!isWatcher(watcher)) throw new Error("Vite did not watch");
  await new Promise<void>((resolve) => {
    watcher.on("event", (event) => {
      if (event.code === "ERROR") console.error(event.error.message);
      if (event.code !== "BUNDLE_END") return;
      resolve();
      rebuilt();
    });
  });
}

function isWatcher(result: Awaited<ReturnType<typeof build>>): result is Rolldown.RolldownWatcher {
  return "on" in result;
}

function viteFor(
  app: "console" | "player",
  front: ReturnType<typeof createServer>,
  url: string,
): Promise<ViteDevServer> {
  const root = join(projectFolder, "src", app);
  return createVite({
    root,
    configFile: join(root, "vite.config.ts"),
    server: {
      middlewareMode: { server: front },
      ws: { server: front },
      // Host stays the browser's: that is what same-origin is judged by.
      proxy: app === "console" ? { "^/(api|media|p|q|healthz)(/|\\?|$)": { target: url, ws: true } } : {},
    },
  });
}
