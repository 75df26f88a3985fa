import { Progress, Select, Typography } from "antd";
import { useState } from "react";
import type { Booking } from "../../contracts/booking.ts";
import type { Screen } from "../../contracts/screen.ts";
import type { Interval } from "../bookings/hours.ts";
import { useBookings, useGroups } from "../bookings/queries.ts";
import { counts, sampleHour, type Sharer, simulationOf } from "../bookings/share.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { usePlaylists } from "../playlists/queries.ts";
import { useNow } from "../screens/useNow.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { useSimulation } from "./queries.ts";
import { text } from "./text.ts";
import { useSettled } from "./useSettled.ts";

interface Props {
  /** The booking as it is being written; null while it is not whole yet. */
  own: Sharer | null;
  screens: readonly Screen[];
  /** When it would be on the air. */
  intervals: readonly Interval[];
}

/** How one hour of a screen would be shared: follows the weight while it is changed. */
export function Shares({ own, screens, intervals }: Props) {
  const words = useText(text);
  const time = useTime();
  const bureau = useBureau();
  const bookings = useBookings().data ?? [];
  const groups = useGroups().data ?? [];
  const playlists = usePlaylists().data ?? [];
  const [chosen, setChosen] = useState<string>();
  const nowMs = useNow(600_000);
  const screen = own ? (screens.find(({ id }) => id === chosen) ?? screens[0]) : undefined;
  const hour = sampleHour(intervals, nowMs);
  const rivals = (one: Screen): Booking[] =>
    bookings.filter((each) => counts(each) && each.id !== own?.id && aimedAt(each.targets, [one], groups).length > 0);
  const asked = useSettled(
    own && screen && hour ? simulationOf([own, ...rivals(screen)], screen, playlists, bureau.zone, hour) : null,
  );
  const simulation = useSimulation(asked?.bookings.length ? asked : null);
  const titleOf = (id: string | null) =>
    id === null
      ? words.rest
      : id === own?.id
        ? words.thisBooking
        : (bookings.find((one) => one.id === id)?.title ?? id);
  return (
    <section aria-live="polite" style={{ marginBottom: 20 }}>
      <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
        {words.share}
      </Typography.Title>
      {!screen && <Typography.Text type="secondary">{words.shareHint}</Typography.Text>}
      {screen && !hour && <Typography.Text type="secondary">{words.shareOver}</Typography.Text>}
      {screen && hour && (
        <>
          {screens.length > 1 && (
            <Select
              aria-label={words.shareScreen}
              size="small"
              value={screen.id}
              onChange={setChosen}
              options={screens.map(({ id, name }) => ({ value: id, label: name }))}
              style={{ width: "100%", marginBottom: 8 }}
            />
          )}
          <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
            {words.shareHour(time.span(hour.from, hour.to))}
            {screens.length === 1 && ` · ${screen.name}`}
          </Typography.Paragraph>
          {asked?.bookings.length ? (
            <Answer query={simulation} rows={2}>
              {(found) => (
                <>
                  {!found?.airtime.some(({ booking, plays }) => booking === own?.id && plays > 0) && (
                    <Typography.Paragraph type="warning">{words.shareNone}</Typography.Paragraph>
                  )}
                  {(found?.airtime ?? [])
                    .filter(({ plays }) => plays > 0)
                    .map(({ booking, plays, share }) => (
                      <div key={booking ?? "rest"} style={{ marginBottom: 6 }}>
                        <div className="share-line">
                          <span className="clip" style={{ fontWeight: booking === own?.id ? 600 : 400 }}>
                            {titleOf(booking)}
                          </span>
                          <span className="numbers">{words.sharePlays(plays)}</span>
                        </div>
                        <Progress
                          percent={Math.round(share * 1000) / 10}
                          size="small"
                          status="normal"
                          strokeColor={booking === own?.id ? "#8f1d21" : "#35566f"}
                          aria-label={titleOf(booking)}
                        />
                      </div>
                    ))}
                </>
              )}
            </Answer>
          ) : (
            <Typography.Text type="secondary">{words.shareNone}</Typography.Text>
          )}
        </>
      )}
    </section>
  );
}
