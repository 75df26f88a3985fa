import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { DayPlan, Manifest } from "./plan.ts";
import { InstantText, Sha256 } from "./primitives.ts";

/*
 * The device protocol, version 1: `/api/device/v1/…`. Bodies ignore unknown fields, so that a newer player never
 * loses plays to an older server.
 */

export const PairingRequest = z.object({
  widthPx: z.int().min(1).max(100_000),
  heightPx: z.int().min(1).max(100_000),
  userAgent: z.string().max(500),
  playerVersion: z.string().max(50),
});
export type PairingRequest = z.infer<typeof PairingRequest>;

/** Six characters that nobody confuses: no 0 O 1 I L U. */
export const PairingCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[2-9A-HJKMNP-TV-Z]{6}$/);

export const PairingOffer = z.object({
  pairing: z.string(),
  /** Bearer secret for polling this pairing. */
  secret: z.string(),
  code: z.string(),
  expiresAt: InstantText,
  pollMs: z.int(),
});
export type PairingOffer = z.infer<typeof PairingOffer>;

/** `paired` is answered once; the token never leaves the server again. */
export const PairingState = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting") }),
  z.object({ state: z.literal("paired"), token: z.string(), bureau: z.string(), screen: z.string() }),
]);
export type PairingState = z.infer<typeof PairingState>;

export const PlayResult = z.enum(["played", "cut", "skipped", "failed"]);
export type PlayResult = z.infer<typeof PlayResult>;

const MAX_SEQ = 2 ** 31 - 1;

/** Proof that one thing was shown. `seq` grows by one per bootEpoch; (screen, bootEpoch, seq) is the key. */
export const Play = z.object({
  seq: z.int().min(1).max(MAX_SEQ),
  plan: Sha256.nullable(),
  /** Index into the plan's spots; null for fallback and takeover. */
  spot: z.int().min(0).nullable(),
  material: Sha256,
  /** Corrected by the clock offset. */
  startedAt: InstantText,
  clockOffsetMs: z.int(),
  durationMs: z.int(),
  result: PlayResult,
  code: z.string().max(40).optional(),
});
export type Play = z.infer<typeof Play>;

export const MAX_PLAYS_PER_BATCH = 500;
/**
 * `plays` is parsed row by row, so that one bad row is refused by its seq and the others are kept.
 * `bootEpoch` is made when the player's store is new (ms since 1970 is a good choice).
 */
export const PlayBatch = z.object({
  bootEpoch: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  plays: z.array(z.unknown()).max(MAX_PLAYS_PER_BATCH),
});
export type PlayBatch = z.infer<typeof PlayBatch>;

export const PlayRefusal = z.enum([
  "malformed",
  "in_the_future",
  "too_old",
  "ends_before_start",
  "longer_than_spot",
  "not_in_plan",
  "quarantined",
]);
export type PlayRefusal = z.infer<typeof PlayRefusal>;

export const PlaysAnswer = z.object({
  accepted: z.int(),
  duplicate: z.int(),
  /** A refused play counts as received: its seq is part of `contiguousSeq` and it is not sent again. */
  refused: z.array(z.object({ seq: z.int().nullable(), code: PlayRefusal })),
  /** Highest seq of this bootEpoch up to which nothing is missing. */
  contiguousSeq: z.int(),
});
export type PlaysAnswer = z.infer<typeof PlaysAnswer>;

export const Heartbeat = z.object({
  at: InstantText,
  manifest: z.string().max(64).nullable(),
  plan: Sha256.nullable(),
  spot: z.int().nullable(),
  lastSeq: z.int().min(0).max(MAX_SEQ),
  bootEpoch: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  clockOffsetMs: z.int(),
  freeBytes: z.int().nullable(),
  errors: z.array(z.string().max(300)).max(20),
  playerVersion: z.string().max(50),
  /** `service_worker`: starts without network; `page`: plain HTTP, must stay on the page. */
  mode: z.enum(["service_worker", "page"]),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const HeartbeatAnswer = z.object({ serverTime: InstantText, manifest: z.string() });
export type HeartbeatAnswer = z.infer<typeof HeartbeatAnswer>;

const device = "/api/device/v1" as const;

export const deviceEndpoints = endpoints({
  "pairing.create": {
    limit: "pairing",
    method: "POST",
    path: `${device}/pairings`,
    permission: "public",
    summary: { zh: "播放端申请配对码", en: "A player asks for a pairing code" },
    body: PairingRequest,
    result: PairingOffer,
    status: 201,
    unknownFields: "ignore",
  },
  "pairing.poll": {
    limit: "pairing_poll",
    method: "GET",
    path: `${device}/pairings/{pairing}`,
    permission: "pairing",
    summary: { zh: "查询配对结果；令牌只给一次", en: "Has it been paired? The token is given once" },
    result: PairingState,
  },
  "manifest.get": {
    method: "GET",
    path: `${device}/manifest`,
    permission: "device",
    summary: { zh: "本屏清单；未变则 304", en: "This screen's manifest; 304 when unchanged" },
    result: Manifest,
    adapter: "own",
  },
  "plan.get": {
    method: "GET",
    path: `${device}/plans/{plan}`,
    permission: "device",
    summary: { zh: "播放计划；内容永不改变", en: "A plan; its content never changes" },
    result: DayPlan,
    adapter: "own",
  },
  "play.record": {
    method: "POST",
    path: `${device}/plays`,
    permission: "device",
    summary: { zh: "上报播放记录；可用 gzip", en: "Proof of play; gzip allowed" },
    body: PlayBatch,
    result: PlaysAnswer,
    adapter: "own",
  },
  "heartbeat.record": {
    method: "POST",
    path: `${device}/heartbeat`,
    permission: "device",
    summary: { zh: "心跳", en: "Heartbeat" },
    body: Heartbeat,
    result: HeartbeatAnswer,
    unknownFields: "ignore",
  },
});
