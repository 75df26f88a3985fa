import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { build as buildProduct } from "../../src/host/build.ts";
import { Server } from "../e2e/server.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** The own-server edition under plain workerd, with the baselines of `worker.ts` beside the product. */
export async function withBenchServer<Value>(
  environment: Record<string, string>,
  work: (server: Server) => Promise<Value>,
): Promise<Value> {
  const { staticFolder } = await buildProduct();
  const bundleFolder = mkdtempSync(join(tmpdir(), "fangfei-bench-"));
  await build({
    root: ROOT,
    configFile: join(ROOT, "src/host/worker.vite.config.ts"),
    mode: "production",
    logLevel: "warn",
    build: { ssr: join(ROOT, "test/bench/worker.ts"), outDir: bundleFolder, emptyOutDir: true },
  });
  const server = new Server(join(ROOT, "test/bench/start.ts"));
  try {
    await server.start({
      BENCH_BUNDLE: join(bundleFolder, "index.js"),
      BENCH_STATIC: staticFolder,
      FANGFEI_CEILING: "0",
      ...environment,
    });
    return await work(server);
  } catch (error) {
    console.error(server.output());
    throw error;
  } finally {
    await server.remove();
    rmSync(bundleFolder, { recursive: true });
  }
}
