import { gunzipSync } from "node:zlib";
import type { Request } from "playwright-core";
import { expect } from "vitest";
import type { Play, PlaysAnswer } from "../../src/contracts/device.ts";
import type { Status } from "../../src/player/status.ts";
import type { Visit } from "./browser.ts";
import { until } from "./server.ts";

/** What the player in a window says of itself. */
export const statusOf = ({ page }: Visit) => page.evaluate<Status>("window.fangfei.state()");

/** The code that the player offers for pairing. */
export async function codeOf({ page }: Visit): Promise<string> {
  const code = await until(async () => (await page.locator(".pairing-code").innerText()).replace(/\s/g, ""));
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/);
  return code;
}

/** Seconds that the film on the air has run; null while there is none. */
const filmTime = ({ page }: Visit) =>
  page.evaluate<number | null>(
    "[...document.querySelectorAll('#stage video')].find((film) => !film.paused)?.currentTime ?? null",
  );

/** A film of the plan is on the air and moves on: its time is read, and then another one. */
export async function untilItPlays(player: Visit): Promise<void> {
  const first = await until(() => filmTime(player));
  await until(async () => {
    const now = await filmTime(player);
    return now !== null && now !== first;
  });
  expect((await statusOf(player)).phase).toBe("spot");
}

/** One spot ends and another begins: the film of the plan went on to its end. */
export async function untilNextSpot(player: Visit): Promise<void> {
  const { spot } = await statusOf(player);
  await until(async () => ((await statusOf(player)).spot ?? -1) > (spot ?? -1));
}

/** What a player has sent as proof, and what the server made of it. */
export interface Proof {
  /** By seq; a play that is sent again is the same play. */
  plays: Map<number, Play>;
  answers: PlaysAnswer[];
}

/** The body of a request for `POST /plays`. */
export function batchOf(request: Request): { bootEpoch: number; plays: Play[] } {
  const bytes = request.postDataBuffer() ?? Buffer.alloc(0);
  const text = request.headers()["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
  return asBatch(JSON.parse(text.toString()));
}

// Safe because the player's own tests hold its bodies to the contract.
function asBatch(body: unknown) {
  return body as { bootEpoch: number; plays: Play[] };
}

/** Listens to what a player proves from now on; only batches that were answered count. */
export function listenToProof({ page }: Visit): Proof {
  const proof: Proof = { plays: new Map(), answers: [] };
  page.on("response", (response) => {
    const request = response.request();
    if (!request.url().endsWith("/api/device/v1/plays") || response.status() !== 200) return;
    for (const play of batchOf(request).plays) {
      expect(proof.plays.get(play.seq) ?? play).toEqual(play);
      proof.plays.set(play.seq, play);
    }
    response.json().then(
      (answer: PlaysAnswer) => proof.answers.push(answer),
      // The window was closed meanwhile.
      () => undefined,
    );
  });
  return proof;
}
