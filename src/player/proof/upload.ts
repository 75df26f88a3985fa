import type { Play } from "../../contracts/device.ts";
import { Later } from "../later.ts";
import { backoffMs } from "../scope.ts";
import { PlayerProblem } from "../problem.ts";
import { droppable, readPlaysAnswer } from "./answer.ts";
import type { Journal } from "./journal.ts";

/** `MAX_PLAYS_PER_BATCH` of the contract. */
const BATCH = 500;
const CALM_MS = 30_000;
const RETRY_BASE_MS = 5_000;
const RETRY_MAX_MS = 300_000;

/** Sends a batch; resolves with the status and the parsed body, rejects when the server was not reached. */
export type SendPlays = (
  batch: { bootEpoch: number; plays: Play[] },
  compress: boolean,
) => Promise<{ status: number; body: unknown }>;

export type Uploader = {
  /** One attempt, more while anything is left. Throws what went wrong after noting it for `pauseMs`. */
  turn(): Promise<void>;
  /** How long to wait before the next turn, ms. */
  pauseMs(): number;
};

/**
 * Brings finished plays to the server, oldest first, and forgets only what the server has answered for. A refusal of
 * the whole request (proxy limits, a server that cannot gunzip) is met with smaller and plainer requests.
 */
export function createUploader(journal: Journal, send: SendPlays, chance: () => number): Uploader {
  let failures = 0;
  let limit = BATCH;
  let compress = true;

  async function sendOldest(): Promise<boolean> {
    const plays = await journal.oldest(limit);
    if (plays.length === 0) return false;
    const { status, body } = await send({ bootEpoch: journal.bootEpoch, plays }, compress);
    if (status === 400 || status === 413 || status === 415 || status === 422) {
      compress = false;
      limit = Math.max(1, Math.floor(limit / 2));
      throw new PlayerProblem("plays_refused", `status ${status}`);
    }
    const answer = status === 200 ? readPlaysAnswer(body) : null;
    if (!answer) throw new PlayerProblem("plays_unanswered", `status ${status}`);
    const done = droppable(plays, answer);
    if (done.length === 0) throw new PlayerProblem("plays_unaccounted");
    await journal.drop(done);
    return true;
  }

  return {
    async turn() {
      try {
        while (await sendOldest()) failures = 0;
        failures = 0;
        limit = BATCH;
        compress = true;
      } catch (error) {
        // A server that asks for patience says itself when to come back.
        if (!(error instanceof Later)) failures += 1;
        throw error;
      }
    },
    pauseMs: () => (failures === 0 ? CALM_MS : backoffMs(failures - 1, RETRY_BASE_MS, RETRY_MAX_MS, chance())),
  };
}
