import { setTimeout as delay } from "node:timers/promises";
import { foundWithStaff, slogansOnAir } from "../e2e/scene.ts";
import { invite, PASSWORD, type Server } from "../e2e/server.ts";
import { withBenchServer } from "./server.ts";

const ACCOUNTS = 24;
const SIGN_INS_PER_S = 20;
const ROUND_MS = 5_000;
/** Screens that ask one after the other, each so often. */
const SCREENS = 4;
const EVERY_MS = 20;

/** What 20 sign-ins a second do to a screen's manifest: its 99th percentile beside that of the idle server. */
export async function figures(rounds = 3): Promise<Record<string, number>> {
  // Each sign-in comes from an address of its own, as the limits expect of so many.
  return withBenchServer({ FANGFEI_PROXY: "127.0.0.1" }, async (server) => {
    const staff = await foundWithStaff(server);
    const { token } = await slogansOnAir(server, staff);
    const names = Array.from({ length: ACCOUNTS }, (_, n) => `person${n}`);
    for (const name of names) await invite(server, staff.founder, name, { roles: ["planner"] });
    const idle: number[] = [];
    const busy: number[] = [];
    let signIns = 0;
    await fetchManifests(server, token, ROUND_MS);
    for (let round = 0; round < rounds; round += 1) {
      idle.push(...(await fetchManifests(server, token, ROUND_MS)));
      const people = signInSteadily(server, names, ROUND_MS);
      busy.push(...(await fetchManifests(server, token, ROUND_MS)));
      signIns += await people;
    }
    const [idleP99, busyP99] = [p99(idle), p99(busy)];
    return {
      "sign_in.per_s": signIns / ((rounds * ROUND_MS) / 1000),
      "sign_in.manifest_idle_p99_ms": idleP99,
      "sign_in.manifest_busy_p99_ms": busyP99,
      "sign_in.manifest_busy_p99_to_idle_p99": busyP99 / idleP99,
    };
  });
}

/** How long each fetch took, ms. */
async function fetchManifests(server: Server, token: string, forMs: number): Promise<number[]> {
  const until = performance.now() + forMs;
  const headers = { authorization: `Bearer ${token}` };
  const took: number[] = [];
  const screen = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      const response = await fetch(`${server.url}/api/device/v1/manifest`, { headers });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`A manifest was answered ${response.status}`);
      took.push(performance.now() - from);
      await delay(EVERY_MS);
    }
  };
  await Promise.all(Array.from({ length: SCREENS }, screen));
  return took;
}

let turn = 0;

/** Begins sign-ins at an even pace, however long each takes; how many there were. */
async function signInSteadily(server: Server, names: string[], forMs: number): Promise<number> {
  const all: Promise<void>[] = [];
  for (let n = 0; n < (forMs / 1000) * SIGN_INS_PER_S; n += 1) {
    turn += 1;
    all.push(signInOnce(server, names[turn % names.length] ?? "", turn));
    await delay(1000 / SIGN_INS_PER_S);
  }
  await Promise.all(all);
  return all.length;
}

async function signInOnce(server: Server, name: string, n: number): Promise<void> {
  const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` },
    body: JSON.stringify({ email: `${name}@jianghai.test`, password: PASSWORD }),
  });
  if (response.status !== 200) throw new Error(`Sign-in: ${response.status} ${await response.text()}`);
}

function p99(figures: number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length * 0.99)] ?? 0;
}
