import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useProblemText } from "../problem.ts";
import { useBureau } from "../shell/bureau.ts";
import { hashFile } from "./hash.ts";
import { kindOf, measure } from "./measure.ts";
import { send } from "./send.ts";

export interface Upload {
  key: string;
  file: File;
  title: string;
  state: "waiting" | "hashing" | "sending" | "uploaded" | "failed" | "stopped";
  /** Of the present state, 0–100. */
  percent: number;
  problem?: string;
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

/** A queue of files that become new materials, or new versions of `material`, one after another. */
export function useUploads(material?: string) {
  const bureau = useBureau().id;
  const client = useQueryClient();
  const say = useProblemText();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [running, setRunning] = useState(false);
  const stops = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const all = stops.current;
    return () => all.forEach((stop) => stop.abort());
  }, []);
  const change = (key: string, next: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));

  async function one(upload: Upload, facts: UploadFacts): Promise<void> {
    const { key, file } = upload;
    const stop = new AbortController();
    stops.current.set(key, stop);
    const percent = (bytes: number) => Math.floor((bytes / file.size) * 100);
    try {
      change(key, { state: "hashing", percent: 0 });
      const [sha256, measures] = await Promise.all([
        hashFile(file, (bytes) => change(key, { percent: percent(bytes) }), stop.signal),
        measure(file),
      ]);
      const into = material ?? upload.material ?? (await create(upload, facts));
      change(key, { state: "sending", percent: 0, material: into });
      const ticket = await call("upload.request", {
        params: { bureau, material: into },
        body: {
          bytes: file.size,
          sha256,
          mime: file.type,
          ...measures,
          ...(facts.valid && { validFrom: facts.valid[0], validUntil: facts.valid[1] }),
        },
      });
      const sent = await send(ticket.url, file, (bytes) => change(key, { percent: percent(bytes) }), stop.signal);
      const version = sent.versions[0]?.id;
      change(key, { state: "uploaded", percent: 100, ...(version && { version }) });
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === "AbortError";
      change(key, stopped ? { state: "stopped" } : { state: "failed", problem: say(error) });
    } finally {
      stops.current.delete(key);
      void client.invalidateQueries({ queryKey: keys.concept(bureau, "material") });
    }
  }

  async function create({ title, file }: Upload, { theme, campaign }: UploadFacts): Promise<string> {
    const kind = kindOf(file) ?? "image";
    const body = { title, kind, theme: theme ?? null, campaign: campaign ?? null };
    return (await call("material.create", { params: { bureau }, body })).id;
  }

  return {
    uploads,
    running,
    add: (files: File[]) =>
      setUploads((all) => [
        ...all,
        ...files.map((file) => ({
          key: crypto.randomUUID?.() ?? `${file.name} ${performance.now()}`,
          file,
          title: file.name.replace(/\.\w+$/, "").slice(0, 120),
          state: "waiting" as const,
          percent: 0,
        })),
      ]),
    rename: (key: string, title: string) => change(key, { title }),
    remove: (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key)),
    stop: (key: string) => stops.current.get(key)?.abort(),
    start: async (facts: UploadFacts) => {
      setRunning(true);
      for (const upload of uploads) if (upload.state !== "uploaded") await one(upload, facts);
      setRunning(false);
    },
  };
}
