import { Refusal } from "../../contracts/client.ts";
import { call } from "../call.ts";
import { hashFile } from "./hash.ts";
import { kindOf, measure } from "./measure.ts";
import { Interrupted } from "./send.ts";
import { sendFile } from "./sendFile.ts";
import { makeThumbnail } from "./thumbnail.ts";

type UploadState = "waiting" | "hashing" | "sending" | "offline" | "checking" | "paused" | "uploaded" | "failed";

export interface Upload {
  key: string;
  file: File;
  title: string;
  state: UploadState;
  /** Of the present state, 0–100. */
  percent: number;
  error?: unknown;
  sha256?: string;
  /** The material it belongs to, as soon as there is one: another try does not make a second. */
  material?: string;
  /** The version it became. */
  version?: string;
}
/** What is said of all files of one go. */
export interface UploadFacts {
  theme?: string | null;
  campaign?: string | null;
  valid?: [string, string] | null;
}

export const BUSY: ReadonlySet<UploadState> = new Set<UploadState>(["hashing", "sending", "offline", "checking"]);
/** Few at once: each has the more of the line, and the first are there the sooner. */
const AT_ONCE = 2;
/** How long a broken connection is left alone, unless the browser says sooner that it is back. */
const AGAIN_MS = 3_000;

/** Files that become new materials, or new versions of `into`; each can be paused and resumed. */
export class UploadQueue {
  readonly #bureau: string;
  readonly #into: string | undefined;
  #uploads: readonly Upload[] = [];
  #facts: UploadFacts = {};
  readonly #stops = new Map<string, AbortController>();
  readonly #listeners = new Set<() => void>();
  readonly #settled: () => void;

  /** `settled` hears whenever one has come to an end, for good or for now: the server has more than before. */
  constructor(bureau: string, into: string | undefined, settled: () => void) {
    this.#bureau = bureau;
    this.#into = into;
    this.#settled = settled;
  }

  /** The files as they are now; another array after every change. */
  readonly uploads = (): readonly Upload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  add(files: readonly File[]): void {
    const added = files.map((file) => ({
      // Pages on plain HTTP have no randomUUID.
      key: crypto.randomUUID?.() ?? `${performance.timeOrigin + performance.now()}-${Math.random()}`,
      file,
      title: file.name.replace(/\.\w+$/, "").slice(0, 120),
      state: "waiting" as const,
      percent: 0,
    }));
    this.#set([...this.#uploads, ...added]);
  }

  rename(key: string, title: string): void {
    this.#change(key, { title });
  }

  remove(key: string): void {
    this.#set(this.#uploads.filter((upload) => upload.key !== key));
  }

  pause(key: string): void {
    this.#change(key, { state: "paused" });
    this.#stops.get(key)?.abort();
  }

  /** Sets all waiting ones going. */
  start(facts: UploadFacts): void {
    this.#facts = facts;
    this.#pump();
  }

  resume(key: string): void {
    this.#change(key, { state: "waiting" });
    this.#pump();
  }

  /** Stops everything; what the server has of it stays. */
  stop(): void {
    for (const stop of this.#stops.values()) stop.abort();
  }

  #pump(): void {
    for (const upload of this.#uploads) {
      if (this.#stops.size >= AT_ONCE) return;
      if (upload.state !== "waiting" || this.#stops.has(upload.key)) continue;
      const stop = new AbortController();
      this.#stops.set(upload.key, stop);
      void this.#run(upload, stop.signal).finally(() => {
        this.#stops.delete(upload.key);
        this.#settled();
        this.#pump();
      });
    }
  }

  async #run(upload: Upload, signal: AbortSignal): Promise<void> {
    const { key, file } = upload;
    try {
      const sha256 = upload.sha256 ?? (await this.#hash(upload, signal));
      const [measures, thumbnail] = await Promise.all([measure(file), makeThumbnail(file)]);
      for (;;) {
        try {
          signal.throwIfAborted();
          this.#change(key, { state: "sending", percent: 0, sha256 });
          const material = this.#into ?? this.#now(key)?.material ?? (await this.#materialFor(upload, sha256, signal));
          this.#change(key, { material });
          const { valid } = this.#facts;
          const days = valid && { validFrom: valid[0], validUntil: valid[1] };
          const body = { bytes: file.size, sha256, mime: file.type, ...measures, ...days };
          const ticket = await call("upload.request", { params: { bureau: this.#bureau, material }, body }, { signal });
          const sent = await this.#orGiveUp(ticket.id, () =>
            sendFile(ticket, file, thumbnail, {
              bureau: this.#bureau,
              signal,
              onProgress: (bytes) => this.#change(key, { state: "sending", percent: percentOf(bytes, file) }),
              onChecking: () => this.#change(key, { state: "checking", percent: 100 }),
            }),
          );
          const version = sent.versions[0]?.id;
          return this.#change(key, { state: "uploaded", percent: 100, ...(version && { version }) });
        } catch (error) {
          if (!isInterruption(error)) throw error;
          this.#change(key, { state: "offline" });
          await connected(signal);
        }
      }
    } catch (error) {
      // Stopped by hand it is paused already, and may even be going again.
      if (!signal.aborted) this.#change(key, { state: "failed", error });
    }
  }

  async #hash({ key, file }: Upload, signal: AbortSignal): Promise<string> {
    this.#change(key, { state: "hashing", percent: 0 });
    return hashFile(file, (bytes) => this.#change(key, { percent: percentOf(bytes, file) }), signal);
  }

  /** The material that an earlier, unfinished upload of the same file was for; else a new one. */
  async #materialFor({ key, file }: Upload, sha256: string, signal: AbortSignal): Promise<string> {
    const params = { bureau: this.#bureau };
    const { items } = await call("upload.list", { params, query: { limit: 200 } }, { signal });
    const begun = items.find((one) => one.sha256 === sha256);
    if (begun) {
      this.#change(key, { title: begun.title });
      return begun.material;
    }
    const { theme, campaign } = this.#facts;
    const title = this.#now(key)?.title ?? file.name;
    const body = { title, kind: kindOf(file) ?? "image", theme: theme ?? null, campaign: campaign ?? null };
    return (await call("material.create", { params, body }, { signal, idempotencyKey: encodeURIComponent(key) })).id;
  }

  /** A file that is not what it was said to be never will be: there is nothing to go on with. */
  async #orGiveUp<Value>(upload: string, work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal && /^(type|hash|size)_mismatch$/.test(error.problem.code))
        await call("upload.cancel", { params: { bureau: this.#bureau, upload } });
      throw error;
    }
  }

  #now(key: string): Upload | undefined {
    return this.#uploads.find((upload) => upload.key === key);
  }
  #change(key: string, next: Partial<Upload>): void {
    this.#set(this.#uploads.map((one) => (one.key === key ? { ...one, ...next } : one)));
  }
  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

const percentOf = (bytes: number, file: File): number => Math.min(100, Math.floor((bytes / file.size) * 100));

// What `fetch` throws for a broken connection is a TypeError.
function isInterruption(error: unknown): boolean {
  return error instanceof Interrupted || error instanceof TypeError;
}

/** Waits until the browser says that it is connected again, or a while. */
function connected(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, AGAIN_MS);
    addEventListener("online", () => resolve(), { once: true, signal });
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    });
  });
}
