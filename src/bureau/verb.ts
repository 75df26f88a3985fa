import type { InputOf, ResultOf } from "../contracts/endpoint.ts";
import type { EndpointId, Endpoints } from "../contracts/endpoints.ts";
import type { AuditCheck, AuditQuery, AuditRow } from "../contracts/audit.ts";
import type { MaterialKind } from "../contracts/material.ts";
import type { Screen } from "../contracts/screen.ts";
import type { PersonExport } from "../contracts/personal-data.ts";
import type { NovaMedia } from "../domain/feed/novacloud.ts";
import type { Anchor } from "../platform/audit-check.ts";
import type { Tx } from "../platform/tx.ts";
import type { Actor } from "./actor.ts";

/** The rows whose work is done in a bureau's object: all paths below `/api/bureaus/{bureau}`. */
export type BureauEndpointId = {
  [Id in EndpointId]: Endpoints[Id]["path"] extends `/api/bureaus/{bureau}${string}` ? Id : never;
}[EndpointId];

/**
 * One verb, one file, five moves: gate, read, decide, write, audit. The gate by role has been passed when a verb runs;
 * what depends on the thing itself (whose institution, which person) is judged inside.
 */
export type Verb<Id extends EndpointId> = (
  tx: Tx,
  actor: Actor,
  input: InputOf<Endpoints[Id]>,
) => ResultOf<Endpoints[Id]>;

/** Verbs behind an adapter of their own, which needs more in or out than the row's body and result. */
export interface OwnVerbs {
  /** `anchors`: rows of this trail as the directory has noted them. */
  "audit.verify": (
    tx: Tx,
    actor: Actor,
    input: { query: { cursor?: string | undefined }; anchors: readonly Anchor[] },
  ) => AuditCheck;
  "audit.verify_directory": (tx: Tx, actor: Actor, input: object) => void;
  /** The last row that belongs to the file, and the local day of its making. */
  "audit.export": (
    tx: Tx,
    actor: Actor,
    input: Pick<InputOf<Endpoints["audit.export"]>, "body">,
  ) => { upTo: number; day: string };
  "audit.page": (tx: Tx, actor: Actor, input: { filter: AuditQuery; after: number; upTo: number }) => AuditRow[];
  "personal_data.export": (
    tx: Tx,
    actor: Actor,
    input: Pick<InputOf<Endpoints["personal_data.export"]>, "body">,
  ) => PersonExport;
  "personal_data.export_own": (tx: Tx, actor: Actor, input: object) => PersonExport;
  /** Refuses who may not pair, or what is no screen, before a code is looked at. */
  "screen.pairable": (tx: Tx, actor: Actor, input: { params: { screen: string } }) => void;
  "screen.pair": (tx: Tx, actor: Actor, input: { params: { screen: string }; body: { tokenSha256: string } }) => Screen;
  /** Hashes of the files that the day shows. */
  "screen.novacloud_files": (
    tx: Tx,
    actor: Actor,
    input: { params: { screen: string }; query: { day: string } },
  ) => string[];
  /** `files`: what the adapter knows of each hash; null = nobody may have it. */
  "screen.novacloud": (
    tx: Tx,
    actor: Actor,
    input: { params: { screen: string }; query: { day: string }; files: Record<string, NovaMedia | null> },
  ) => string;
  /** Refuses who may not give a link by which a member sets a new password. `separate`: 三员 guards this member. */
  "password_reset.allowed": (tx: Tx, actor: Actor, input: { params: { person: string } }) => { separate: boolean };
  /** `waits`: the directory has said that an operator has to confirm it. */
  "password_reset.create": (
    tx: Tx,
    actor: Actor,
    input: { params: { person: string }; body: { dropTwoFactor: boolean; waits: boolean } },
  ) => { token: string; expiresAt: string };
  /** That there is such a picture; the adapter has its bytes. */
  "screenshot.file": (
    tx: Tx,
    actor: Actor,
    input: { params: { screen: string; screenshot: string } },
  ) => { sha256: string; bytes: number };
  /** Checks the ticket before a byte is read. */
  "upload.open": (tx: Tx, actor: Actor, input: { params: { upload: string } }) => OpenTicket;
  /** Registers what was received as a new version of the material that is answered. */
  "upload.send": (
    tx: Tx,
    actor: Actor,
    input: { params: { upload: string }; body: ReceivedFile },
  ) => { material: string };
  "upload.complete": OwnVerbs["upload.send"];
  /** Writes down a thumbnail whose bytes are here and checked. */
  "upload.thumbnail": (
    tx: Tx,
    actor: Actor,
    input: { params: { upload: string }; body: { sha256: string; mime: string; bytes: number } },
  ) => void;
}

/** A ticket, and what the adapter has to hold the bytes against. */
export interface OpenTicket {
  id: string;
  material: string;
  title: string;
  kind: MaterialKind;
  bytes: number;
  sha256: string;
  mime: string;
  partBytes: number;
  durationMs: number | null;
  widthPx: number | null;
  heightPx: number | null;
  /** ms since 1970. */
  expiresAt: number;
  thumbnail: boolean;
  /** What an earlier sending, whose answer was lost, has led to. */
  version: string | null;
}

/** What the adapter measured in the bytes; null where the type has none. */
export interface ReceivedFile {
  durationMs: number | null;
  widthPx: number | null;
  heightPx: number | null;
}
