import { addDays } from "../time/day.ts";

/** Whether the last valid day (`YYYY-MM-DD`, inclusive) is today or at most `days` ahead. */
export function expiresSoon(validUntil: string | null, today: string, days: number): boolean {
  return validUntil !== null && validUntil >= today && validUntil <= addDays(today, days);
}
