import { useTime } from "../text/time.ts";

/** The last local day on which a filing is on time; `dueAt` is exclusive. */
export function useDueDay(): (dueAt: string) => string {
  const time = useTime();
  return (dueAt) => time.day(time.dayOf(new Date(Date.parse(dueAt) - 1).toISOString()));
}
