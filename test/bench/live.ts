import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { once } from "node:events";
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
    const seen: { p50: number; p99: number; last: number; answered: number }[] = [];
    for (let round = 0; round < rounds; round += 1) seen.push(await takeOver(staff.founder, sockets));
    for (const socket of sockets) socket.destroy();
    const median = (of: keyof (typeof seen)[number]) =>
      seen.map((round) => round[of]).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
    return {
      "live.sockets": sockets.length,
      "live.opened_per_s": (sockets.length * 1000) / openingMs,
      "live.kilobytes_per_socket": (after - before) / sockets.length / 1000,
      "live.takeover_p50_ms": median("p50"),
      "live.takeover_p99_ms": median("p99"),
      "live.takeover_last_ms": median("last"),
      "live.takeover_answered_ms": median("answered"),
    };
  });
}

/** Issues one and hears it everywhere, ms after the request left; then ends it. */
async function takeOver(founder: Person, sockets: readonly Socket[]) {
  const began = performance.now();
  const arrived: number[] = [];
  const all = sockets.map((socket) => heard(socket, '"takeover"').then(() => arrived.push(performance.now() - began)));
  const issued = await founder.call("takeover.issue", {
    params: { bureau: BUREAU },
    body: {
      content: { text: "紧急提示", style: { template: "static", color: "#ffffff", background: "#8b1a1a" } },
      targets: { screens: [], groups: [], tags: [SOCKETS.tag] },
      durationMs: 60_000,
      reason: "bench",
    },
  });
  const answered = performance.now() - began;
  await Promise.all(all);
  const ended = sockets.map((socket) => heard(socket, '"takeover_end"'));
  await founder.call("takeover.end", {
    params: { bureau: BUREAU, takeover: issued.id },
    body: { reason: "bench" },
    revision: issued.revision,
  });
  await Promise.all(ended);
  const at = (share: number) => arrived[Math.min(arrived.length - 1, Math.floor(arrived.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), last: at(1), answered };
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
