/** What other concepts take of aims: the rows themselves, and a screen's schedule made from them. */
export { aims, reaim } from "./aim.ts";
export { alike } from "./alike.ts";
export { aimingsAt } from "./history.ts";
export {
  dayInput,
  fallbackOn,
  profileOf,
  resolve,
  scheduleOf,
  zoneOf,
  type Aimed,
  type ScreenSchedule,
} from "./schedule.ts";
