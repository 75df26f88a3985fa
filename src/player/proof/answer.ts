import type { Play, PlaysAnswer } from "../../contracts/device.ts";

/**
 * Which plays of a batch the player may forget: those below the highest contiguous seq and those refused. When
 * something is missing that we no longer hold, `contiguousSeq` can never pass it; then an answer that accounts for
 * every play of the batch is enough.
 */
export function droppable(batch: readonly Play[], answer: PlaysAnswer): number[] {
  const accountedFor = answer.accepted + answer.duplicate + answer.refused.length;
  const oldest = batch[0];
  const gapBelow = oldest !== undefined && answer.contiguousSeq < oldest.seq;
  if (gapBelow && accountedFor === batch.length) return batch.map((play) => play.seq);
  const refused = new Set(answer.refused.map((refusal) => refusal.seq));
  return batch.filter((play) => play.seq <= answer.contiguousSeq || refused.has(play.seq)).map((play) => play.seq);
}

/** Reads the server's answer without trusting its shape: a captive portal answers 200 as well. */
export function readPlaysAnswer(body: unknown): PlaysAnswer | null {
  if (typeof body !== "object" || body === null) return null;
  const answer = body as Partial<PlaysAnswer>;
  const numbers = [answer.accepted, answer.duplicate, answer.contiguousSeq];
  if (!numbers.every((value) => typeof value === "number") || !Array.isArray(answer.refused)) return null;
  return answer as PlaysAnswer;
}
