import type { Interval } from "../time/interval.ts";
import { answerOf, keyOf, type Answer, type Answered, type DueSpot, type LoggedPlay } from "./account.ts";
import { hourAt } from "./hours.ts";

/** From best to worst, as far as the screen itself answered. */
const SHOWN: readonly (Answer | null)[] = ["proven", "cut", "skipped"] satisfies Answer[];

/**
 * The account of a day that was final, with the plays that came since. It is only ever added to, because the rows that
 * it was made from may have left: a late play answers for a spot that nothing had answered for, betters a poorer answer,
 * or is extra.
 */
export function amended(
  spots: readonly DueSpot[],
  before: Answered,
  late: readonly LoggedPlay[],
  day: Interval,
): Answered {
  const answers = [...before.answers];
  const extra = new Map(before.extra);
  const places = new Map(spots.map((spot, i) => [keyOf(spot), i]));
  for (const play of late) {
    const place = play.due ? places.get(keyOf(play.due)) : undefined;
    const held = place === undefined ? -1 : SHOWN.indexOf(answers[place] ?? null);
    const answer = answerOf(play.result);
    if (place !== undefined && (held < 0 || SHOWN.indexOf(answer) < held)) answers[place] = answer;
    if (place === undefined && play.due) supersede(spots, answers, play);
    const spare = place === undefined || held >= 0;
    if (spare && day.startMs <= play.startMs && play.startMs < day.endMs)
      extra.set(hourAt(play.startMs), (extra.get(hourAt(play.startMs)) ?? 0) + 1);
  }
  return { answers, extra };
}

/** A play of another plan says what was on instead of the spots that it covers. */
function supersede(spots: readonly DueSpot[], answers: (Answer | null)[], play: Interval): void {
  spots.forEach((spot, i) => {
    const covered = play.startMs < spot.endMs && spot.startMs < play.endMs;
    if (covered && !SHOWN.includes(answers[i] ?? null)) answers[i] = "superseded";
  });
}
