import type { InputOf, ResultOf } from "../contracts/endpoint.ts";
import type { EndpointId, Endpoints } from "../contracts/endpoints.ts";
import type { Material, MaterialKind } from "../contracts/material.ts";
import type { Screen } from "../contracts/screen.ts";
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
  /** Refuses who may not pair, or what is no screen, before a code is looked at. */
  "screen.pairable": (tx: Tx, actor: Actor, input: { params: { screen: string } }) => void;
  "screen.pair": (tx: Tx, actor: Actor, input: InputOf<Endpoints["screen.pair"]>) => { screen: Screen; token: string };
  /** Checks the ticket before a byte is read. */
  "upload.open": (tx: Tx, actor: Actor, input: { params: { upload: string } }) => OpenUpload;
  /** Registers what was received as a new version. */
  "upload.send": (tx: Tx, actor: Actor, input: { params: { upload: string }; body: ReceivedFile }) => Material;
}

/** What the adapter has to hold the bytes against. */
export interface OpenUpload {
  kind: MaterialKind;
  bytes: number;
  sha256: string;
  mime: string;
  durationMs: number | null;
  /** What an earlier sending, whose answer was lost, has led to. */
  sent: Material | null;
}

/** What the adapter measured in the bytes; null where the kind has none, or the ticket's word has to do. */
export interface ReceivedFile {
  durationMs: number | null;
  widthPx: number | null;
  heightPx: number | null;
}
