import type { BootRow, Database } from "../store/database.ts";

/** What the server refuses as too old (reach.md §2). */
const KEPT_MS = 30 * 24 * 3_600_000;
const MOST_AT_ONCE = 500;

/**
 * Makes room in a full store: forgets the oldest plays of a numbering that began more than 30 days before `newestMs`,
 * some hundreds at once, and adds them to its count of dropped ones. Answers how many; 0 when none is that old.
 */
export async function dropOutdated(db: Database, { screen, bootEpoch }: BootRow, newestMs: number): Promise<number> {
  const tx = db.transaction(["plays", "boots"], "readwrite");
  const plays = tx.objectStore("plays");
  const oldest = await plays.getAll(
    IDBKeyRange.bound([screen, bootEpoch, 0], [screen, bootEpoch, Infinity]),
    MOST_AT_ONCE,
  );
  const outdated = oldest.filter((play) => Date.parse(play.startedAt) < newestMs - KEPT_MS);
  const boots = tx.objectStore("boots");
  const boot = await boots.get(screen);
  if (boot && outdated.length > 0) await boots.put({ ...boot, dropped: (boot.dropped ?? 0) + outdated.length });
  await Promise.all([...outdated.map(({ seq }) => plays.delete([screen, bootEpoch, seq])), tx.done]);
  return outdated.length;
}
