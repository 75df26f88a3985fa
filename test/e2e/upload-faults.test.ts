import { spawnSync } from "node:child_process";
import { createHash, randomInt } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Material } from "../../src/contracts/material.ts";
import type { ProblemDocument } from "../../src/contracts/problem.ts";
import type { UploadState } from "../../src/contracts/upload.ts";
import { BUREAU, found, invite, Server, until, type Person } from "./server.ts";

// Uploads over real connections and onto a real disk, broken off, killed and without room.

const FILM = readFileSync(resolve(import.meta.dirname, "../media/files/two-seconds.mp4"));
const MIB = 2 ** 20;
const params = { bureau: BUREAU };

/** A film of any length that is no other film: the rest is a box of filling (ISO/IEC 14496-12 §8.1.2). */
function filmOf(bytes: number, seed: number): Buffer {
  const film = Buffer.alloc(bytes, seed);
  FILM.copy(film);
  film.writeUInt32BE(bytes - FILM.length, FILM.length);
  film.write("free", FILM.length + 4);
  return film;
}

async function ticketFor(planner: Person, film: Buffer) {
  const material = await planner.call("material.create", { params, body: { title: "film", kind: "video" } });
  const sha256 = createHash("sha256").update(film).digest("hex");
  return planner.call("upload.request", {
    params: { ...params, material: material.id },
    body: { bytes: film.length, sha256, mime: "video/mp4" },
  });
}

async function put(server: Server, planner: Person, path: string, body: Buffer): Promise<Response> {
  const headers = { cookie: planner.cookie, "accept-language": "en" };
  return fetch(server.url + path, { method: "PUT", headers, body: new Uint8Array(body) });
}
const complete = (server: Server, planner: Person, path: string) =>
  fetch(`${server.url}${path}/complete`, { method: "POST", headers: { cookie: planner.cookie } });
async function stateOf(server: Server, planner: Person, path: string): Promise<UploadState> {
  return (await (await fetch(server.url + path, { headers: { cookie: planner.cookie } })).json()) as UploadState;
}

/** Sends the head of a request and `sent` bytes of its body, and tears the connection. */
async function breakOff(server: Server, planner: Person, path: string, body: Buffer, sent: number): Promise<void> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const head = `PUT ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${planner.cookie}\r\nContent-Length: ${body.length}\r\n\r\n`;
  await new Promise<void>((done) =>
    socket.write(Buffer.concat([Buffer.from(head), body.subarray(0, sent)]), () => done()),
  );
  socket.resetAndDestroy();
  await once(socket, "close");
}

/** Every file of the media folder, hidden ones too. */
function filesIn(server: Server): string[] {
  return readdirSync(join(server.folder, "media"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(server.folder.length + "/media/".length));
}

describe("on a disk with room", () => {
  const server = new Server();
  let planner: Person;
  beforeAll(async () => {
    await server.start();
    planner = await invite(server, await found(server), "planner", { roles: ["planner"] });
  });
  afterAll(() => server.remove());

  test("connections torn at any byte leave nothing; the parts that came before stay, and the rest makes it whole", async () => {
    const film = filmOf(33 * MIB, 1);
    const { url, partBytes } = await ticketFor(planner, film);
    const partOf = (n: number) => film.subarray(n * partBytes, (n + 1) * partBytes);
    expect((await put(server, planner, `${url}/parts/1`, partOf(1))).status).toBe(204);
    const kept = filesIn(server);
    expect(kept).toHaveLength(1);
    const anywhere = Array.from({ length: 6 }, () => randomInt(partBytes));
    for (const sent of [0, 1, partBytes - 1, ...anywhere]) {
      await breakOff(server, planner, `${url}/parts/0`, partOf(0), sent);
      await until(() => filesIn(server).length === 1);
      expect((await stateOf(server, planner, url)).parts, `after ${sent} bytes`).toEqual([1]);
    }
    for (const n of [2, 0]) expect((await put(server, planner, `${url}/parts/${n}`, partOf(n))).status).toBe(204);
    const done = await complete(server, planner, url);
    expect(done.status).toBe(201);
    const { versions } = (await done.json()) as Material;
    expect(versions[0]).toMatchObject({ bytes: film.length, durationMs: 2000, widthPx: 160, heightPx: 90 });
    await until(() => filesIn(server).length === 1);
    expect(filesIn(server)[0]).toMatch(/^jianghai\/media\/upl_/);
  });

  test("a killed server keeps whole parts and nothing of a half one; a start sweeps what it left", async () => {
    const before = filesIn(server);
    const film = filmOf(17 * MIB, 2);
    const { url, partBytes } = await ticketFor(planner, film);
    expect((await put(server, planner, `${url}/parts/1`, film.subarray(partBytes))).status).toBe(204);
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.write(
      `PUT ${url}/parts/0 HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${planner.cookie}\r\nContent-Length: ${partBytes}\r\n\r\n`,
    );
    socket.write(film.subarray(0, 5 * MIB));
    // The half part lies in a hidden file.
    await until(() => filesIn(server).some((name) => /(^|\/)\./.test(name)));
    process.kill(server.workerd(), "SIGKILL");
    await once(socket, "close");
    await server.stop("SIGKILL");
    expect(filesIn(server).some((name) => /(^|\/)\./.test(name))).toBe(true);
    await server.start();
    expect(filesIn(server)).toHaveLength(before.length + 1);
    expect((await stateOf(server, planner, url)).parts).toEqual([1]);
    await put(server, planner, `${url}/parts/0`, film.subarray(0, partBytes));
    expect((await complete(server, planner, url)).status).toBe(201);
  });

  test("a refusal is heard while the body is still being sent", async () => {
    const film = filmOf(40 * MIB, 3);
    const { url } = await ticketFor(planner, film);
    for (const [path, code] of [
      [`${url}/parts/0`, "size_mismatch"],
      [`${url.slice(0, -5)}00000`, "not_found"],
    ] as const) {
      const response = await put(server, planner, path, film);
      expect(((await response.json()) as ProblemDocument).code).toBe(code);
    }
  });
});

const canMount = spawnSync("unshare", ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]);

describe.skipIf(canMount.status !== 0)("on a disk of 24 MiB", () => {
  const server = new Server(join(import.meta.dirname, "small-disk.ts"));
  let planner: Person;
  beforeAll(async () => {
    await server.start();
    planner = await invite(server, await found(server), "planner", { roles: ["planner"] });
  });
  afterAll(() => server.remove());
  const problemOf = async (response: Response) => (await response.json()) as ProblemDocument;

  test("what has no room is refused as such, takes none, and can be sent once there is", async () => {
    const large = filmOf(33 * MIB, 4);
    const { id, url, partBytes } = await ticketFor(planner, large);
    expect((await put(server, planner, `${url}/parts/0`, large.subarray(0, partBytes))).status).toBe(204);
    const second = await put(server, planner, `${url}/parts/1`, large.subarray(partBytes, 2 * partBytes));
    expect(await problemOf(second)).toMatchObject({ status: 507, code: "storage_full" });
    expect((await stateOf(server, planner, url)).parts).toEqual([0]);

    // Whole, it takes its size twice for a moment: 22 of 24 MiB, so nothing else may be left.
    const small = filmOf(11 * MIB, 5);
    const ticket = await ticketFor(planner, small);
    expect(await problemOf(await put(server, planner, ticket.url, small))).toMatchObject({ code: "storage_full" });
    await planner.call("upload.cancel", { params: { ...params, upload: id } });
    const sent = await put(server, planner, ticket.url, small);
    expect(sent.status).toBe(201);
    expect(((await sent.json()) as Material).versions).toHaveLength(1);
  });

  test("the whole has no room beside its parts: they stay, and it is refused as such", async () => {
    const film = filmOf(8 * MIB, 6);
    const { url, id } = await ticketFor(planner, film);
    expect((await put(server, planner, `${url}/parts/0`, film)).status).toBe(204);
    expect(await problemOf(await complete(server, planner, url))).toMatchObject({ status: 507, code: "storage_full" });
    expect((await stateOf(server, planner, url)).parts).toEqual([0]);
    await planner.call("upload.cancel", { params: { ...params, upload: id } });
  });
});
