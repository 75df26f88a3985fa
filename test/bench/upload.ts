import { createHash, randomFillSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Material } from "../../src/contracts/material.ts";
import { WHOLE_BYTES } from "../../src/contracts/upload.ts";
import { BUREAU, found, invite, Server, type Person } from "../e2e/server.ts";

const MIB = 2 ** 20;
const FILM = readFileSync(join(import.meta.dirname, "../media/files/two-seconds.mp4"));
const PIECE = randomFillSync(Buffer.alloc(8 * MIB));

/**
 * A film of 1 GiB sent to the own-server edition: how fast, and how much memory the workerd that also serves all
 * screens takes at most while it comes in part by part, while it is put together and checked, and while it is read.
 */
export async function figures(bytes = 1024 * MIB): Promise<Record<string, number>> {
  const server = new Server();
  try {
    await server.start();
    const planner = await invite(server, await found(server), "planner", { roles: ["planner"] });
    const idle = residentMib(server.workerd(), "VmRSS");
    const named: Record<string, number> = { "upload.idle_rss_mib": idle };
    const ticket = await ticketFor(planner, bytes);
    const sending = performance.now();
    forgetPeak(server.workerd());
    for (let part = 0; part * ticket.partBytes < bytes; part += 1) {
      const start = part * ticket.partBytes;
      await put(
        server,
        planner,
        `${ticket.url}/parts/${part}`,
        slice(bytes, start, Math.min(bytes, start + ticket.partBytes)),
      );
    }
    named["upload.parts_peak_rss_mib"] = residentMib(server.workerd(), "VmHWM");
    named["upload.parts_mib_per_s"] = bytes / MIB / ((performance.now() - sending) / 1000);

    const putTogether = performance.now();
    forgetPeak(server.workerd());
    const url = versionUrl(await complete(server, planner, ticket.url));
    named["upload.complete_peak_rss_mib"] = residentMib(server.workerd(), "VmHWM");
    named["upload.complete_s"] = (performance.now() - putTogether) / 1000;

    forgetPeak(server.workerd());
    const back = await fetch(server.url + url, { headers: { cookie: planner.cookie } });
    let read = 0;
    for await (const piece of back.body ?? []) read += piece.length;
    if (read !== bytes) throw new Error(`${read} bytes came back instead of ${bytes}`);
    named["upload.download_peak_rss_mib"] = residentMib(server.workerd(), "VmHWM");

    const whole = await ticketFor(planner, WHOLE_BYTES);
    forgetPeak(server.workerd());
    await put(server, planner, whole.url, slice(WHOLE_BYTES, 0, WHOLE_BYTES));
    named["upload.whole_peak_rss_mib"] = residentMib(server.workerd(), "VmHWM");
    return named;
  } catch (error) {
    console.error(server.output());
    throw error;
  } finally {
    await server.remove();
  }
}

/** A part of a film that is `bytes` long: the real one, and a box of random filling behind it (ISO/IEC 14496-12 §8.1.2). */
function slice(bytes: number, start: number, end: number): Buffer {
  const part = Buffer.alloc(end - start);
  for (let at = start; at < end;) {
    const source = at < FILM.length + 8 ? headOf(bytes) : PIECE;
    const from = at < FILM.length + 8 ? at : at % PIECE.length;
    at += source.copy(part, at - start, from);
  }
  return part;
}

function headOf(bytes: number): Buffer {
  const box = Buffer.alloc(8);
  box.writeUInt32BE(bytes - FILM.length);
  box.write("free", 4);
  return Buffer.concat([FILM, box]);
}

function hashOf(bytes: number): string {
  const hash = createHash("sha256");
  for (let start = 0; start < bytes; start += 16 * MIB)
    hash.update(slice(bytes, start, Math.min(bytes, start + 16 * MIB)));
  return hash.digest("hex");
}

async function ticketFor(planner: Person, bytes: number) {
  const params = { bureau: BUREAU };
  const { id } = await planner.call("material.create", { params, body: { title: "film", kind: "video" } });
  return planner.call("upload.request", {
    params: { ...params, material: id },
    body: { bytes, sha256: hashOf(bytes), mime: "video/mp4" },
  });
}

async function put(server: Server, planner: Person, path: string, body: Buffer): Promise<void> {
  const headers = { cookie: planner.cookie };
  const response = await fetch(server.url + path, { method: "PUT", headers, body: new Uint8Array(body) });
  if (!response.ok) throw new Error(`PUT ${path}: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

async function complete(server: Server, planner: Person, path: string): Promise<Material> {
  const response = await fetch(`${server.url}${path}/complete`, {
    method: "POST",
    headers: { cookie: planner.cookie },
  });
  if (!response.ok) throw new Error(`complete: ${response.status} ${await response.text()}`);
  return (await response.json()) as Material;
}

function versionUrl({ versions: [version] }: Material): string {
  if (!version?.url) throw new Error("The film has no version");
  return version.url;
}

/** Makes the kernel count the highest resident size anew (proc(5), `clear_refs`). */
function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

function residentMib(pid: number, field: "VmRSS" | "VmHWM"): number {
  const kib = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kib) / 1024);
}
