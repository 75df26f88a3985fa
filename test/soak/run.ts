import { build } from "../../src/host/build.ts";
import { MIXED, openPlayer, openScene, putOnAir, showScreen, untilStocked } from "../e2e/player-scene.ts";
import { memoryOf, watchForBlack, watchTwins } from "../e2e/player-watch.ts";
import { Alone } from "./alone.ts";
import { growthOf, processOf, watchProcess } from "./memory.ts";

/**
 * `npm run soak [-- SHARE]`: the long looks at real players. Twins for 10 minutes, black frames for 15, memory for an
 * hour of looping, all at once; `SHARE` (0 to 1) takes a part of these times. Ends with 1 when a bound is broken.
 */

const MINUTE_MS = 60_000;
const share = Number(process.argv[2] ?? 1);
const minutes = (count: number) => Math.max(MINUTE_MS, count * MINUTE_MS * share);

await build();
const scene = await openScene();
const { server, chromium, staff } = scene;
const alone = await Alone.launch(server.url);
const failures: string[] = [];
try {
  const [a = "", b = "", c = "", d = ""] = await putOnAir(scene, MIXED, [{}, {}, {}, {}]);
  const open = (screen: string) => openPlayer(scene, screen);
  const twins = [await open(a), await open(b)] as const;
  const sampled = await open(c);
  for (const player of [...twins, sampled]) await untilStocked(player);
  await alone.attached(async (player) => {
    await showScreen(player, server.url, staff, d);
    await untilStocked(player);
  });

  await Promise.all([
    watchTwins(...twins, minutes(10)).then((report) => {
      print("twins", report);
      bound("positions of twins, ms", report.worstMs, 100);
    }),
    watchForBlack(sampled, minutes(15)).then((report) => {
      print("black frames", report);
      bound("black frames", report.black, 0);
    }),
    weigh(alone, minutes(60)),
  ]);
  for (const complaint of chromium.complaints()) failures.push(complaint);
} finally {
  await chromium.close();
  await alone.close();
  await server.remove();
}
for (const failure of failures) console.log(`FAIL ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);

/** After a warm-up of a sixth, what a player holds may differ by a tenth at the end. Nobody is attached meanwhile. */
async function weigh(player: Alone, forMs: number): Promise<void> {
  const pid = await player.attached(processOf);
  const warmUp = await watchProcess(pid, forMs / 6);
  const before = await player.attached(memoryOf);
  print("page", before);
  const rest = await watchProcess(pid, forMs - forMs / 6);
  const after = await player.attached(memoryOf);
  print("page", after);
  const looks = [...warmUp, ...rest.map(({ atMs, own }) => ({ atMs: atMs + forMs / 6, own }))];
  const growth = growthOf(looks);
  print("process", growth);
  bound("page's process, last sixth against the second, %", Math.abs(growth.share) * 100, 10);
  bound("script heap, end against warm-up, %", Math.abs(after.heap / before.heap - 1) * 100, 10);
}

function print(name: string, report: unknown): void {
  console.log(`${new Date().toISOString().slice(11, 19)} ${name} ${JSON.stringify(report)}`);
}

function bound(name: string, value: number, most: number): void {
  console.log(`${value <= most ? "ok  " : "FAIL"} ${name}: ${value.toFixed(1)}, at most ${most}`);
  if (!(value <= most)) failures.push(name);
}
