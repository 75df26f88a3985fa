import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Flex, Typography } from "antd";
import { Link } from "react-router";
import type { Booking } from "../../contracts/booking.ts";
import type { ResultOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import { text as bookingText } from "../bookings/text.ts";
import { whyPath } from "../screens/spot.ts";
import { useNow } from "../screens/useNow.ts";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { wallOf } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { clockOf, reasonText } from "./reason.ts";
import { text } from "./text.ts";
import { Unconfirmed, yearsOf } from "./Unconfirmed.tsx";
import { useSpotNames } from "./useSpotNames.ts";

type Read = ResultOf<Endpoints["plan.explain"]>;
const FIXED: readonly string[] = ["submitted", "ended", "cancelled"];

interface Props {
  read: Read;
  bookings: readonly Booking[];
  /** To the spot before or after. */
  onStep: (at: string) => void;
  onChange: (booking: Booking) => void;
}

/** The answer in words: the winner and why, then one reason for each other booking. */
export function Explanation({ read, bookings, onStep, onChange }: Props) {
  const words = useText(text);
  const { tiers } = useText(bookingText);
  const bureau = useBureau();
  const nowMs = useNow(60_000);
  const { playing, others, zone } = read;
  const names = useSpotNames();
  const nameOf = (one: { booking: string; bookingTitle: string | null; takeover: boolean }) =>
    names.owner({ ...one, title: one.bookingTitle });
  const named = others.map((one) => ({ ...one, name: nameOf(one) }));
  const titles = new Map(named.map(({ booking, name }) => [booking, name]));
  const winner =
    playing?.booking &&
    nameOf({ booking: playing.booking, bookingTitle: playing.bookingTitle, takeover: playing.tier === "takeover" });
  if (playing?.booking && winner) titles.set(playing.booking, winner);
  const start = Date.parse(playing?.startedAt ?? read.at);
  const end = Date.parse(playing?.endsAt ?? read.at);
  const tense = end <= nowMs ? "past" : start > nowMs ? "future" : "present";
  const linkTo = (id: string, title: string) => (
    <Link className="link-in-text" to={`/b/${bureau.id}/${whyPath(id)}`}>
      {title}
    </Link>
  );
  const changeable = (id: string | null) =>
    bookings.find((one) => one.id === id && one.tier !== "takeover" && !FIXED.includes(one.state));
  const changer = (id: string | null) => {
    const booking = bureau.may("booking.write") && changeable(id);
    return (
      booking && (
        <Button size="small" onClick={() => onChange(booking)}>
          {words.adjust}
        </Button>
      )
    );
  };
  return (
    <>
      <Unconfirmed years={yearsOf(read.unconfirmedDays)} />
      {playing ? (
        <section className="explained" aria-label={words.tense[tense]}>
          <Flex justify="space-between" align="center" gap={8}>
            <Typography.Text type="secondary">{words.tense[tense]}</Typography.Text>
            <span>
              <Button
                type="text"
                size="small"
                icon={<LeftOutlined />}
                aria-label={words.previousSpot}
                onClick={() => onStep(new Date(start - 1000).toISOString())}
              />
              <Button
                type="text"
                size="small"
                icon={<RightOutlined />}
                aria-label={words.nextSpot}
                onClick={() => onStep(new Date(end).toISOString())}
              />
            </span>
          </Flex>
          <div style={{ fontSize: 18, fontWeight: 600 }}>{names.content(playing)}</div>
          <div className="numbers">
            {clockOf(playing.startedAt, zone)}–{clockOf(playing.endsAt, zone)}
            {playing.booking && playing.tier && winner && (
              <>
                {" · "}
                {linkTo(playing.booking, winner)} · {tiers[playing.tier]}
              </>
            )}
          </div>
          <p style={{ margin: "6px 0" }}>{words.why[playing.why]}</p>
          {changer(playing.booking)}
        </section>
      ) : (
        <Nothing title={words.nothing} hint={words.nothingHint} />
      )}
      <Typography.Title level={3} style={{ fontSize: 15, margin: "20px 0 4px" }}>
        {words.others}
      </Typography.Title>
      {others.length === 0 && <Typography.Text type="secondary">{words.noOthers}</Typography.Text>}
      <ul className="reasons">
        {named.map(({ booking, name, reason }) => (
          <li key={booking}>
            <div>
              {linkTo(booking, name)}
              <div style={{ color: "var(--ink-soft)" }}>
                {reasonText(reason, words.reasons, zone, (id) => titles.get(id))}
              </div>
            </div>
            {changer(booking)}
          </li>
        ))}
      </ul>
      {zone !== bureau.zone && (
        <Typography.Paragraph type="secondary">
          {words.screenZone(zone)} · {wallOf(read.at, zone).day} {wallOf(read.at, zone).time}
        </Typography.Paragraph>
      )}
    </>
  );
}
