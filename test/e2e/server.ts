import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createClient, type Call } from "../../src/contracts/client.ts";
import type { Grant } from "../../src/contracts/member.ts";

const ROOT = resolve(import.meta.dirname, "../..");
export const PASSWORD = "Fangfei-test-2026";

/** The own-server edition as `npm start` runs it, on a data folder and port of its own. */
export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), "fangfei-e2e-"));
  url = "";
  #port = 0;
  #process: ChildProcess | undefined;
  #text = "";
  readonly #entry: string;

  constructor(entry = join(ROOT, "src/host/start.ts")) {
    this.#entry = entry;
  }

  /** Starts, or starts again on the same data and the same port. */
  async start(environment: Record<string, string> = {}): Promise<void> {
    this.#text = "";
    const child = spawn(process.execPath, [this.#entry], {
      env: {
        PATH: process.env["PATH"],
        HOST: "127.0.0.1",
        PORT: String(this.#port),
        FANGFEI_DATA: this.folder,
        FANGFEI_DEMO: "0",
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    child.stdout.on("data", (chunk) => (this.#text += String(chunk)));
    child.stderr.on("data", (chunk) => (this.#text += String(chunk)));
    this.url = await until(() => {
      if (child.exitCode !== null) throw new Error(`The server ended instead of starting:\n${this.#text}`);
      return /http:\/\/127\.0\.0\.1:\d+/.exec(this.#text)?.[0];
    });
    this.#port = Number(new URL(this.url).port);
  }

  /** Everything printed since the last start. */
  output(): string {
    return this.#text;
  }

  /** The secret of the one-time link that the start prints. */
  setupToken(): string {
    return readFileSync(join(this.folder, "config/setup-secret"), "utf8").trim();
  }

  /** Process id of the workerd that serves. */
  workerd(): number {
    const children = readFileSync(`/proc/${this.#process?.pid}/task/${this.#process?.pid}/children`, "utf8");
    for (const pid of children.trim().split(" ").map(Number)) {
      const line = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      if (line.includes("main.capnp")) return pid;
    }
    throw new Error("No workerd serves");
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits for something to be true, for at most a minute. */
export async function until<Value>(look: () => Value | Promise<Value>): Promise<NonNullable<Value>> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const value = await look();
    if (value) return value;
    await delay(50);
  }
  throw new Error("It did not come true within a minute");
}

export const BUREAU = "jianghai";

/** Founds the bureau by the one-time link and signs its founder in. */
export async function found(server: Server): Promise<Person> {
  const call = createClient({ baseUrl: server.url });
  await call("setup.create", {
    params: {},
    body: {
      token: server.setupToken(),
      bureau: { id: BUREAU, name: "江海区金融工作局", reportingChannel: "0750-3278000" },
      admin: { email: "founder@jianghai.test", name: "founder", password: PASSWORD },
    },
  });
  return signIn(server, "founder@jianghai.test");
}

export interface Person {
  call: Call;
  cookie: string;
}

export async function signIn(server: Server, email: string, password = PASSWORD): Promise<Person> {
  const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Sign-in of ${email}: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { cookie, call: createClient({ baseUrl: server.url, headers: () => ({ cookie }) }) };
}

/** Invites somebody, who accepts and signs in. */
export async function invite(server: Server, founder: Person, name: string, grant: Grant): Promise<Person> {
  const email = `${name}@jianghai.test`;
  const { token = "" } = await founder.call("invitation.create", {
    params: { bureau: BUREAU },
    body: { email, grant },
  });
  const anybody = createClient({ baseUrl: server.url });
  await anybody("invitation.accept", { params: { invitation_token: token }, body: { name, password: PASSWORD } });
  return signIn(server, email);
}
