import { Button, Flex } from "antd";
import type { Shortage } from "../../contracts/booking.ts";
import type { Window } from "../../contracts/window.ts";
import { fittingPlays, movedTo } from "../bookings/offer.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

interface Props {
  shortage: Shortage;
  windows: readonly Window[];
  playsPerHour: number;
  longestMs: number;
  onWindows: (windows: Window[]) => void;
  onPlays?: (playsPerHour: number) => void;
}

/** What fits instead, each by one click: the nearest hours with room, and as many plays as these hours still hold. */
export function Offers({ shortage, windows, playsPerHour, longestMs, onWindows, onPlays }: Props) {
  const words = useText(text);
  const time = useTime();
  const plays = fittingPlays(playsPerHour, shortage, longestMs);
  const hours = new Map(
    shortage.alternatives.map((hour) => {
      const moved = movedTo(windows, hour, time.zone);
      const [one] = moved;
      const daypart = one?.dayparts?.[0];
      const daily = moved.length > 1 || one?.startsOn !== one?.endsOn;
      const clock = `${daypart?.from}–${daypart?.to}`;
      return [daily ? words.offerDaily(clock) : time.span(hour.start, hour.end), moved] as const;
    }),
  );
  if (hours.size === 0 && (plays === null || !onPlays)) return <div>{words.noOffers}</div>;
  return (
    <Flex gap={8} wrap align="center">
      <span>{words.offers}</span>
      {[...hours].map(([label, moved]) => (
        <Button key={label} size="small" onClick={() => onWindows(moved)}>
          {label}
        </Button>
      ))}
      {plays !== null && onPlays && (
        <Button size="small" onClick={() => onPlays(plays)}>
          {words.offerPlays(plays)}
        </Button>
      )}
    </Flex>
  );
}
