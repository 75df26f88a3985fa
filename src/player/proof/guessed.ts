import type { Play } from "../../contracts/device.ts";
import type { BootRow } from "../store/database.ts";

/** Plays from `fromSeq` on that began before the server had said its time. */
export type Guessed = {
  fromSeq: number;
  /** When the last of them began, by the device's clock. */
  latestDeviceMs: number;
};

/** Plays whose clock was learned after them. `offsetMs`: the server's time minus the device's. Never changed: they may have been sent. */
export type Corrected = { fromSeq: number; toSeq: number; offsetMs: number };

/** A clock that goes back by less between two starts was not set to another time. */
const SET_BACK_MS = 60_000;

/** The stretch that a play belongs to which begins on a guessed clock, at `deviceMs`. */
export function guessedWith(before: Guessed | undefined, seq: number, deviceMs: number): Guessed {
  const fromSeq = before && !wasSetBack(before, deviceMs) ? before.fromSeq : seq;
  return { fromSeq, latestDeviceMs: deviceMs };
}

/**
 * The numbering once the server has said its time, when the device's clock showed `deviceMs`: guessed plays are
 * corrected by it. Those from before the device's clock was set back stay as they are: how far off they were nobody
 * knows.
 */
export function settled(row: BootRow, serverMs: number, deviceMs: number): BootRow {
  const { guessed, ...rest } = row;
  if (!guessed || wasSetBack(guessed, deviceMs)) return rest;
  const found = { fromSeq: guessed.fromSeq, toSeq: row.lastSeq, offsetMs: Math.round(serverMs - deviceMs) };
  return { ...rest, corrected: [...(row.corrected ?? []), found] };
}

/** Without the corrections of plays that have gone, or whose numbers never came to disk and are given to others. */
export function stillNeeded(row: BootRow, oldestSeq = Infinity): BootRow {
  if (!row.corrected) return row;
  const kept = row.corrected
    .map((one) => ({ ...one, toSeq: Math.min(one.toSeq, row.lastSeq) }))
    .filter(({ fromSeq, toSeq }) => fromSeq <= toSeq && oldestSeq <= toSeq);
  return { ...row, corrected: kept };
}

function wasSetBack({ latestDeviceMs }: Guessed, deviceMs: number): boolean {
  return deviceMs < latestDeviceMs - SET_BACK_MS;
}

/** A play as the server gets it: with the time at which it really began, as far as that was learned. */
export function corrected(play: Play, corrections: readonly Corrected[] = []): Play {
  const found = corrections.find(({ fromSeq, toSeq }) => fromSeq <= play.seq && play.seq <= toSeq);
  if (!found) return play;
  const startedAtMs = Date.parse(play.startedAt) - play.clockOffsetMs + found.offsetMs;
  return { ...play, startedAt: new Date(startedAtMs).toISOString(), clockOffsetMs: found.offsetMs };
}
