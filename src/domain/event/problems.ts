import type { Bilingual } from "../../contracts/problem.ts";
import { metricByKey } from "../metric/dictionary.ts";

/** What of an event must hold together; instants in epoch ms. */
export interface EventShape {
  sessions: readonly { startsAt: number; endsAt: number }[];
  roles: readonly { key: string }[];
  signupOpensAt: number;
  signupClosesAt: number;
  metrics: readonly string[];
}
export interface FieldFault {
  path: string;
  message: Bilingual;
}

/** Every field that is wrong, by its path, with what would be right. */
export function eventProblems(event: EventShape): FieldFault[] {
  const faults: FieldFault[] = [];
  const wrong = (path: string, zh: string, en: string) => faults.push({ path, message: { zh, en } });
  event.sessions.forEach((session, i) => {
    if (session.endsAt <= session.startsAt)
      wrong(`sessions.${i}.endsAt`, "结束时间应晚于开始时间", "The end must be after the start");
  });
  event.roles.forEach((role, i) => {
    if (event.roles.findIndex((other) => other.key === role.key) !== i)
      wrong(`roles.${i}.key`, "同一角色只能出现一次", "Each role may appear once");
  });
  if (event.signupClosesAt <= event.signupOpensAt)
    wrong("signupClosesAt", "报名截止应晚于报名开始", "Sign-up must close after it opens");
  else if (event.signupClosesAt > startOf(event.sessions))
    wrong("signupClosesAt", "报名应在活动开始前截止", "Sign-up must close before the event starts");
  event.metrics.forEach((key, i) => {
    if (!metricByKey(key)) wrong(`metrics.${i}`, "指标字典中没有此指标", "The metric dictionary has no such metric");
    else if (event.metrics.indexOf(key) !== i)
      wrong(`metrics.${i}`, "同一指标只需列一次", "Each metric may appear once");
  });
  return faults;
}

/** The first session's start, epoch ms. */
export function startOf(sessions: readonly { startsAt: number }[]): number {
  return Math.min(...sessions.map((session) => session.startsAt));
}

/** The last session's end, epoch ms. */
export function endOf(sessions: readonly { endsAt: number }[]): number {
  return Math.max(...sessions.map((session) => session.endsAt));
}
