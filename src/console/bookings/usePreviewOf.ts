import type { Window } from "../../contracts/window.ts";
import { instantOf, plusDays, useTime } from "../text/time.ts";
import { usePreview } from "./queries.ts";
import { daysOfWindows } from "./windows.ts";

const MOST_DAYS = 400;

/** When windows would be on the air, over all their days (the first 400 of them); asks nothing while there are none. */
export function usePreviewOf(windows: Window[]) {
  const { zone } = useTime();
  const [first, last] = daysOfWindows(windows);
  const most = first && plusDays(first, MOST_DAYS - 1);
  return usePreview(
    first === ""
      ? null
      : {
          zone,
          windows,
          from: instantOf(first, "00:00", zone),
          to: instantOf(plusDays(last > most ? most : last, 1), "00:00", zone),
        },
  );
}
