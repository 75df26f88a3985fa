import { run } from "../../src/host/run.ts";

/** The own-server edition around the bench's Worker. */
await run(async () => ({
  bundle: process.env["BENCH_BUNDLE"] ?? "",
  staticFolder: process.env["BENCH_STATIC"] ?? "",
  demoLoader: "",
}));
