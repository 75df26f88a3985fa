import { readdirSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { once } from "node:events";
import type { Takeover } from "../../src/contracts/takeover.ts";
import { foundWithStaff, slogansOnAir } from "../e2e/scene.ts";
import { BUREAU, type Person, type Server } from "../e2e/server.ts";
import { withBenchServer } from "./server.ts";
import { SOCKETS, socketScreen } from "./socket-screens.ts";

/** So many handshakes at once. */
const AT_ONCE = 50;

/**
 * Five thousand screens with a live channel each, all taken over at once: from the moment the request leaves until each
 * has heard of it; and the memory that a channel costs. The screens share the machine with the server.
 */
export async function figures(rounds = 5): Promise<Record<string, number>> {
  return withBenchServer({}, async (server) => {
    const staff = await foundWithStaff(server);
    await slogansOnAir(server, staff);
    const response = await fetch(`${server.url}/bench/sockets/${BUREAU}`, { method: "POST" });
    if (!response.ok) throw new Error(`sockets: ${response.status} ${await response.text()}`);
    const before = residentBytes(server);
    const opening = performance.now();
    const sockets = await openAll(server.url);
    const openingMs = performance.now() - opening;
    const after = residentBytes(server);
    const inTurn: Arrival[][] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      inTurn[0]?.push(await arrivals(server, sockets, () => broadcast(server)));
      let issued: Takeover | undefined;
      inTurn[1]?.push(
        await arrivals(server, sockets, async () => {
          issued = await issue(staff.founder);
        }),
      );
      if (!issued) throw new Error("Nothing was issued");
      const { id, revision } = issued;
      inTurn[2]?.push(await arrivals(server, sockets, () => end(staff.founder, id, revision), '"takeover_end"'));
    }
    for (const socket of sockets) socket.destroy();
    const figuresOf = (name: string, seen: readonly Arrival[] = []) =>
      Object.fromEntries(
        (["p50Ms", "p99Ms", "lastMs", "serverCpuMs"] as const).map((key) => [
          `live.${name}_${key.replace("Ms", "_ms").replace("Cpu", "_cpu")}`,
          seen.map((round) => round[key]).toSorted((a, b) => a - b)[Math.floor(seen.length / 2)] ?? 0,
        ]),
      );
    return {
      "live.sockets": sockets.length,
      "live.opened_per_s": (sockets.length * 1000) / openingMs,
      "live.kilobytes_per_socket": (after - before) / sockets.length / 1000,
      ...figuresOf("broadcast", inTurn[0]),
      ...figuresOf("takeover", inTurn[1]),
      ...figuresOf("takeover_end", inTurn[2]),
    };
  });
}

/** Ms after the request left; `serverCpuMs` of processor time says the same however many others share the machine. */
interface Arrival {
  p50Ms: number;
  p99Ms: number;
  lastMs: number;
  serverCpuMs: number;
}

/** Has something said, and hears it on every channel. */
async function arrivals(
  server: Server,
  sockets: readonly Socket[],
  say: () => Promise<void>,
  words = '"takeover"',
): Promise<Arrival> {
  const cpuBefore = processorMs(server);
  const began = performance.now();
  const arrived: number[] = [];
  const all = sockets.map((socket) => heard(socket, words).then(() => arrived.push(performance.now() - began)));
  await Promise.all([say(), ...all]);
  const at = (share: number) => arrived[Math.min(arrived.length - 1, Math.floor(arrived.length * share))] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99), lastMs: at(1), serverCpuMs: processorMs(server) - cpuBefore };
}

/** The least that it takes to tell everybody. */
async function broadcast(server: Server): Promise<void> {
  const response = await fetch(`${server.url}/bench/broadcast/${BUREAU}`, { method: "POST" });
  if (!response.ok) throw new Error(`broadcast: ${response.status} ${await response.text()}`);
}

function issue(founder: Person): Promise<Takeover> {
  return founder.call("takeover.issue", {
    params: { bureau: BUREAU },
    body: {
      content: { text: "紧急提示", style: { template: "static", color: "#ffffff", background: "#8b1a1a" } },
      targets: { screens: [], groups: [], tags: [SOCKETS.tag] },
      durationMs: 60_000,
      reason: "bench",
    },
  });
}

async function end(founder: Person, takeover: string, revision: number): Promise<void> {
  await founder.call("takeover.end", { params: { bureau: BUREAU, takeover }, body: { reason: "bench" }, revision });
}

async function openAll(url: string): Promise<Socket[]> {
  const sockets: Socket[] = [];
  const open = async (worker: number) => {
    for (let n = worker; n < SOCKETS.count; n += AT_ONCE) sockets.push(await openOne(url, socketScreen(n)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, worker) => open(worker)));
  return sockets;
}

/** The handshake by hand (RFC 6455): what comes afterwards is only looked at for words, which a server sends unmasked. */
async function openOne(url: string, screen: string): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  const head = heard(socket, "\r\n\r\n");
  socket.write(
    [
      "GET /api/device/v1/live HTTP/1.1",
      `Host: ${host}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      `Sec-WebSocket-Protocol: fangfei.v1, token.fangfei_${BUREAU}_${screen}_${SOCKETS.secret}`,
      "\r\n",
    ].join("\r\n"),
  );
  const answer = await head;
  if (!answer.startsWith("HTTP/1.1 101 ")) throw new Error(`The channel of ${screen} was refused: ${answer}`);
  return socket;
}

/** Resolves with what was said up to these words, when they have come. */
function heard(socket: Socket, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const look = (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (!text.includes(words)) return;
      socket.off("data", look).off("close", gone);
      resolve(text);
    };
    const gone = () => reject(new Error(`A channel closed: ${text}`));
    socket.on("data", look).once("close", gone);
  });
}

function residentBytes(server: Server): number {
  const status = readFileSync(`/proc/${server.workerd()}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** Time on a processor, ms: says the same however many others share the machine. */
function processorMs(server: Server): number {
  const threads = `/proc/${server.workerd()}/task`;
  const onProcessor = readdirSync(threads).map(
    (id) => readFileSync(`${threads}/${id}/schedstat`, "utf8").split(" ")[0],
  );
  return onProcessor.reduce((sum, ns) => sum + Number(ns), 0) / 1e6;
}
