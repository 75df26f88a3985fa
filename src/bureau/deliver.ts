import type { PersonRef } from "../contracts/person.ts";
import type { SecurityPolicy } from "../contracts/policy.ts";
import { mayReceiveAlerts, webhookHosts } from "../domain/alert/webhook.ts";
import type { Env } from "../env.ts";
import { discard, strays } from "../media/discard.ts";
import { evidenceKey, playsKey } from "../media/media.ts";
import { mediaOf } from "../media/store.ts";
import type { Deliverers } from "../platform/outbox.ts";
import { sha256 } from "../platform/digest.ts";
import type { Tx } from "../platform/tx.ts";
import type { ArchiveFile } from "./play/archive.ts";

/** What a bureau asks of the directory. */
interface DirectoryIndex {
  indexMember(person: string, bureau: string, belongs: boolean): Promise<void>;
  nameBureau(bureau: string, name: string): Promise<void>;
  anchorAudit(bureau: string, anchor: readonly [seq: number, hash: string]): Promise<void>;
  forgetPerson(person: string, by: PersonRef): Promise<void>;
  setPolicy(facts: Facts, bureau: string, policy: SecurityPolicy): Promise<unknown>;
}
type Facts = Pick<Tx, "now" | "requestId" | "address">;

/** What the deliverers ask of the bureau's own object, each in a transaction of its own. */
interface Own {
  /** Which files of media some row refers to. */
  keptMedia(): (name: string) => boolean;
  nextArchive(): ArchiveFile | null;
  forgetArchived(file: ArchiveFile, sha256: string): void;
}

/** The effects a bureau leaves in its outbox, and who carries them out. */
export function deliverers(env: Env, own: Own): Deliverers {
  return {
    "directory.index": async (payload) => {
      const { subject, bureau, belongs } = asPlace(payload);
      await directory(env).indexMember(subject, bureau, belongs);
    },
    "directory.name": async (payload) => {
      const { subject, name } = asName(payload);
      await directory(env).nameBureau(subject, name);
    },
    "directory.policy": async (payload) => {
      const { subject, policy, facts } = asPolicy(payload);
      await directory(env).setPolicy(facts, subject, policy);
    },
    "directory.anchor": async (payload) => {
      const { bureau, seq, hash } = asAnchor(payload);
      await directory(env).anchorAudit(bureau, [seq, hash]);
    },
    "directory.forget": async (payload) => {
      const { person, by } = asErased(payload);
      await directory(env).forgetPerson(person, by);
    },
    "media.discard": async (payload) => {
      const { bureau, upload } = asUpload(payload);
      await discard(mediaOf(env), bureau, upload);
    },
    "evidence.discard": async (payload) => {
      const { bureau, screenshot, sha256 } = asEvidence(payload);
      await mediaOf(env).delete(evidenceKey(bureau, screenshot, sha256));
    },
    "alert.send": async (payload, deliveryId) => {
      const { url, text } = asAlert(payload);
      // What the installation allows may have changed since the bureau named it.
      if (!mayReceiveAlerts(url, webhookHosts(env.WEBHOOKS)))
        throw new Error(`Alerts may not be sent to ${new URL(url).host}: FANGFEI_WEBHOOKS does not name it`);
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": deliveryId },
        body: JSON.stringify({ msgtype: "text", text: { content: text } }),
        redirect: "manual",
        signal: AbortSignal.timeout(WEBHOOK_MS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The alert's receiver answered ${response.status}`);
    },
    "plays.archive": async (payload) => {
      const { bureau } = asArchived(payload);
      for (let file = own.nextArchive(); file; file = own.nextArchive()) {
        const { screen, bootEpoch, firstSeq, lastSeq, text } = file;
        const bytes = await gzip(text);
        const body = new Blob([bytes]).stream();
        await mediaOf(env).put(playsKey(bureau, screen, bootEpoch, firstSeq, lastSeq), body, bytes.byteLength);
        own.forgetArchived(file, sha256(bytes));
      }
    },
    "media.sweep": async (payload) => {
      const { bureau, beforeMs } = asSweep(payload);
      const media = mediaOf(env);
      const old = await strays(media, bureau, beforeMs);
      const kept = own.keptMedia();
      for (const { key, name } of old) if (!kept(name)) await media.delete(key);
    },
  };
}

// Safe because only `memberChanged` writes rows of this kind.
function asPlace(payload: unknown) {
  return payload as { subject: string; bureau: string; belongs: boolean };
}

// Safe because only `updateBureau` writes rows of this kind.
function asName(payload: unknown) {
  return payload as { subject: string; name: string };
}

// Safe because only `updatePolicy` writes rows of this kind.
function asPolicy(payload: unknown) {
  return payload as { subject: string; policy: SecurityPolicy; facts: Facts };
}

// Safe because only `anchorAudit` writes rows of this kind.
function asAnchor(payload: unknown) {
  return payload as { bureau: string; seq: number; hash: string };
}

// Safe because only `erasePerson` writes rows of this kind.
function asErased(payload: unknown) {
  return payload as { person: string; by: PersonRef };
}

// Safe because only `registerWhole`, `registerParts` and `cancelUpload` write rows of this kind.
function asUpload(payload: unknown) {
  return payload as { bureau: string; upload: string };
}

/** Longer than that nobody's service thinks about a line of text. */
const WEBHOOK_MS = 10_000;

// Safe because only `watchScreens` writes rows of this kind.
function asAlert(payload: unknown) {
  return payload as { url: string; text: string };
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

// Safe because only `archivePlays` writes rows of this kind.
function asArchived(payload: unknown) {
  return payload as { bureau: string };
}

// Safe because only `sweepScreenshots` writes rows of this kind.
function asEvidence(payload: unknown) {
  return payload as { bureau: string; screenshot: string; sha256: string };
}

// Safe because only `sweepUploads` writes rows of this kind.
function asSweep(payload: unknown) {
  return payload as { bureau: string; beforeMs: number };
}

// Safe because the class behind the binding is `Directory`, which has this method.
function directory(env: Env): DirectoryIndex {
  return env.DIRECTORY.getByName("directory") as unknown as DirectoryIndex;
}
