import {
  type Heartbeat,
  MAX_PLAYS_PER_BATCH,
  PlayBatch,
  type HeartbeatAnswer,
  type PlaysAnswer,
} from "../contracts/device.ts";
import { Problem } from "../contracts/problem.ts";
import { utcText, type Tx } from "../platform/tx.ts";
import { armAlerts } from "./alert/table.ts";
import { manifestFor } from "./plan/manifest.ts";
import type { Marker } from "./plan/marker.ts";
import { planText } from "./plan/table.ts";
import { armArchive } from "./play/archive.ts";
import { armCheck } from "./play/check.ts";
import { announce } from "./play/boot.ts";
import { recordPlays } from "./play/record.ts";
import { armProof } from "./proof/close.ts";
import { noteContact } from "./proof/contact.ts";
import { recordHealth } from "./screen/heartbeat.ts";
import { screenByToken } from "./screen/token.ts";

/** What a device token carries beside the bureau's name. */
export interface DeviceKey {
  screen: string;
  secret: string;
}

/** The manifest in force, as the marker that lets the next question be answered without a query. */
export function deviceManifest(tx: Tx, key: DeviceKey): Marker {
  const screen = screenByToken(tx, key.screen, key.secret);
  const { body, version, fromMs, untilMs } = manifestFor(tx, screen);
  return { version, body, secret: key.secret, fromMs, untilMs };
}

/** The RFC 8785 text of a plan that this screen was given; `not_found` for any other. */
export function devicePlan(tx: Tx, key: DeviceKey, plan: string): string {
  const { id } = screenByToken(tx, key.screen, key.secret);
  const given = tx.sql.exec("SELECT 1 FROM screen_day WHERE screen = ? AND plan = ? LIMIT 1", id, plan).toArray();
  const text = given.length > 0 ? planText(tx.sql, plan) : null;
  if (text === null) throw new Problem("not_found");
  return text;
}

/** Takes a batch as it came over the wire: parsed once, here, where its rows are judged. */
export function devicePlays(tx: Tx, key: DeviceKey, text: string): PlaysAnswer {
  const { id } = screenByToken(tx, key.screen, key.secret);
  return recordPlays(tx, id, readBatch(text));
}

export function deviceHeartbeat(tx: Tx, key: DeviceKey, said: Heartbeat): HeartbeatAnswer {
  const screen = screenByToken(tx, key.screen, key.secret);
  recordHealth(tx, screen.id, said);
  noteContact(tx, screen.id);
  armProof(tx);
  armAlerts(tx);
  armArchive(tx);
  armCheck(tx);
  announce(tx, screen.id, said.bootEpoch, said.lastSeq);
  return { serverTime: utcText(tx.now), manifest: manifestFor(tx, screen).version };
}

/** The envelope only: rows are read one by one, so that a bad one costs none of the others. */
function readBatch(text: string): PlayBatch {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const message = { zh: "不是有效的 JSON", en: "This is not JSON" };
    throw new Problem("malformed", { errors: [{ path: "body", message }] });
  }
  const read = PlayBatch.safeParse(value);
  if (read.success) return read.data;
  const message = {
    zh: `应为 { bootEpoch, plays }，plays 最多 ${MAX_PLAYS_PER_BATCH} 条`,
    en: `{ bootEpoch, plays } with at most ${MAX_PLAYS_PER_BATCH} plays is right`,
  };
  const paths = new Set(read.error.issues.map((issue) => issue.path.map(String).join(".") || "body"));
  throw new Problem("invalid", { errors: [...paths].map((path) => ({ path, message })) });
}
