import { App, Button, Flex, Radio, Typography } from "antd";
import { Link } from "react-router";
import type { Window } from "../../contracts/window.ts";
import { FROM, HALF_HOURS, TO } from "../bookings/DaypartsField.tsx";
import { useMoveBooking } from "../bookings/queries.ts";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";
import { TimeBox } from "./TimeBox.tsx";
import { type Changing, type Pending, pendingWindows } from "./useChange.ts";
import { Verdict } from "./Verdict.tsx";

/** A change in the making: what it was, what it will be, whom it meets; written here as well as dragged. */
export function ChangePanel({ changing, pending }: { changing: Changing; pending: Pending }) {
  const words = useText(text);
  const word = useText(common);
  const time = useTime();
  const bureau = useBureau();
  const { message } = App.useApp();
  const move = useMoveBooking();
  const { booking, edit } = pending;
  const windows = pendingWindows(pending);
  const changed = JSON.stringify(windows) !== JSON.stringify(booking.windows);
  const lines = (some: readonly Window[]) =>
    some.map((one) => (
      <div key={JSON.stringify(one)} className="numbers">
        {time.days(one.startsOn, one.endsOn)} · {hoursOf(one, words.allDay)}
      </div>
    ));
  const save = () =>
    move.mutate(
      { booking: booking.id, revision: booking.revision, body: { windows } },
      {
        onSuccess: () => {
          void message.success(words.saved);
          changing.discard();
        },
      },
    );
  const { playlist, targets, tier, weight, maxPlaysPerHour, guarantee } = booking;
  return (
    <section className="panel change-panel" aria-label={words.change}>
      <div>
        <Typography.Title level={2} style={{ fontSize: 15, margin: "0 0 8px" }}>
          {words.change} ·{" "}
          <Link className="link-in-text" to={`/b/${bureau.id}/bookings/${booking.id}`}>
            {booking.title}
          </Link>
        </Typography.Title>
        {edit && <EditFields changing={changing} edit={edit} />}
        <div className="change-lines" aria-live="polite">
          {changed ? (
            <>
              <span>{words.before}</span>
              <div>{lines(booking.windows)}</div>
              <span>{words.after}</span>
              <strong>{lines(windows)}</strong>
            </>
          ) : (
            <Typography.Text type="secondary">{words.unchanged}</Typography.Text>
          )}
        </div>
      </div>
      <div>
        {changed && tier !== "takeover" && (
          <Verdict
            content={{ booking: booking.id, playlist, targets, tier, weight, maxPlaysPerHour, guarantee, windows }}
            onWindows={changing.replace}
          />
        )}
        {changed && booking.effectiveAt !== null && <Typography.Text type="secondary">{words.review}</Typography.Text>}
        <Flex gap={8} justify="flex-end" style={{ marginTop: 12 }}>
          <Button onClick={changing.discard}>{changed ? words.discard : word.close}</Button>
          <Button type="primary" disabled={!changed} loading={move.isPending} onClick={save}>
            {words.saveChange}
          </Button>
        </Flex>
      </div>
    </section>
  );
}

function EditFields({ changing, edit }: { changing: Changing; edit: NonNullable<Pending["edit"]> }) {
  const words = useText(text);
  const time = useTime();
  const { changed, part, day, onlyDay } = edit;
  const daypart = changed.dayparts?.[part ?? 0];
  const { from, to } = daypart ?? { from: "00:00", to: "24:00" };
  const write = (next: { from: string; to: string }) => {
    if (next.from === next.to) return;
    const rest = changed.dayparts ?? [next];
    changing.write({
      part: part ?? 0,
      changed: { ...changed, dayparts: rest.map((one, index) => (index === (part ?? 0) ? next : one)) },
    });
  };
  return (
    <>
      <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
        {!onlyDay && (
          <div style={{ width: 250 }}>
            <DayRangePicker
              label={words.days}
              value={[changed.startsOn, changed.endsOn]}
              onChange={(days) =>
                days && changing.write({ changed: { ...changed, startsOn: days[0], endsOn: days[1] } })
              }
            />
          </div>
        )}
        <TimeBox
          label={words.from}
          value={from}
          pattern={FROM}
          options={HALF_HOURS.slice(0, -1)}
          onChange={(next) => write({ from: next, to })}
        />
        –
        <TimeBox
          label={words.until}
          value={to}
          pattern={TO}
          options={HALF_HOURS.slice(1)}
          onChange={(next) => write({ from, to: next })}
        />
      </Flex>
      {day !== null && (
        <Radio.Group
          aria-label={words.scope}
          value={onlyDay}
          onChange={(event) => changing.write({ onlyDay: event.target.value === true })}
          options={[
            { value: false, label: words.scopeAll },
            { value: true, label: words.scopeDay(time.day(day)) },
          ]}
          style={{ marginBottom: 8 }}
        />
      )}
    </>
  );
}

function hoursOf({ dayparts }: Window, allDay: string): string {
  return dayparts ? dayparts.map(({ from, to }) => `${from}–${to}`).join("、") : allDay;
}
