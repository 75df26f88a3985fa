import { setTimeout as delay } from "node:timers/promises";
import { build } from "../../src/host/build.ts";
import { Chromium } from "../e2e/browser.ts";
import { MIXED, openPlayer, putOnAir, untilStocked } from "../e2e/player-scene.ts";
import { memoryOf, watchForBlack, watchTwins, type Memory } from "../e2e/player-watch.ts";
import { foundWithStaff } from "../e2e/scene.ts";
import { Server } from "../e2e/server.ts";

/**
 * `npm run soak [-- SHARE]`: the long looks at real players. Twins for 10 minutes, black frames for 15, memory for an
 * hour of looping, all at once; `SHARE` (0 to 1) takes a part of these times. Ends with 1 when a bound is broken.
 */

const MINUTE_MS = 60_000;
const share = Number(process.argv[2] ?? 1);
const minutes = (count: number) => Math.max(MINUTE_MS, count * MINUTE_MS * share);
/** Until caches are full and code is compiled. */
const WARM_UP = 1 / 6;

await build();
const server = new Server();
await server.start({ FANGFEI_CEILING: "0" });
const chromium = await Chromium.launch();
const apart = await Chromium.launch();
const failures: string[] = [];
try {
  const staff = await foundWithStaff(server);
  const [a = "", b = "", c = "", d = ""] = await putOnAir(server, staff, MIXED, [{}, {}, {}, {}]);
  const open = (screen: string) => openPlayer(chromium, server, staff, screen);
  const twins = [await open(a), await open(b)] as const;
  const sampled = await open(c);
  const weighed = await openPlayer(apart, server, staff, d);
  for (const player of [...twins, sampled, weighed]) await untilStocked(player);

  await Promise.all([
    watchTwins(...twins, minutes(10)).then((report) => {
      print("twins", report);
      bound("positions of twins, ms", report.worstMs, 100);
    }),
    watchForBlack(sampled, minutes(15)).then((report) => {
      print("black frames", report);
      bound("black frames", report.black, 0);
    }),
    weigh(() => memoryOf(weighed), minutes(60)),
  ]);
  for (const complaint of [...chromium.complaints(), ...apart.complaints()]) failures.push(complaint);
} finally {
  await chromium.close();
  await apart.close();
  await server.remove();
}
for (const failure of failures) console.log(`FAIL ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);

/** Looks at the memory of a player once a minute; after the warm-up it may leave its mean by a tenth. */
async function weigh(look: () => Promise<Memory>, forMs: number): Promise<void> {
  const seen: Memory[] = [];
  const from = performance.now();
  while (performance.now() - from < forMs) {
    await delay(Math.min(MINUTE_MS, forMs / 10));
    if (performance.now() - from < forMs * WARM_UP) continue;
    seen.push(await look());
    print("memory", seen.at(-1));
  }
  for (const part of ["heap", "renderers"] as const) {
    const values = seen.map((memory) => memory[part]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const strayed = Math.max(...values.map((value) => Math.abs(value - mean) / mean));
    bound(`${part} from its mean of ${(mean / 2 ** 20).toFixed(1)} MiB, %`, strayed * 100, 10);
  }
}

function print(name: string, report: unknown): void {
  console.log(`${new Date().toISOString().slice(11, 19)} ${name} ${JSON.stringify(report)}`);
}

function bound(name: string, value: number, most: number): void {
  console.log(`${value <= most ? "ok  " : "FAIL"} ${name}: ${value.toFixed(1)}, at most ${most}`);
  if (value > most) failures.push(name);
}
