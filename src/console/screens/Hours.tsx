import { Collapse } from "antd";
import { Fragment, useMemo } from "react";
import { Link } from "react-router";
import "../bookings/bookings.css";
import { useSpotNames } from "../schedule/useSpotNames.ts";
import { useBureau } from "../shell/bureau.ts";
import { lengthText, wallOf } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { type Hour, hoursOf, type Plan, type Spot, whyPath } from "./spot.ts";
import { planText } from "./planText.ts";

const HOUR_MS = 3_600_000;
const COLOURS = ["#35566f", "#a2563a", "#6b7f4e", "#7d5a80", "#b08a3e", "#4f7f83", "#8f1d21", "#6f6a62"];
const FALLBACK = "#d8d2c8";

/** A day's plan: the share of each booking as the legend, then a bar per hour that opens to its items. */
export function Hours({ plan }: { plan: Plan }) {
  const planWords = useText(planText);
  const names = useSpotNames();
  const bureau = useBureau();
  const hours = useMemo(() => hoursOf(plan.spots, (instant) => wallOf(instant, plan.zone).time), [plan]);
  const bookings = plan.airtime.flatMap(({ booking }) => booking ?? []);
  const colour = (booking: string | null) =>
    booking === null ? FALLBACK : (COLOURS[bookings.indexOf(booking) % COLOURS.length] ?? FALLBACK);
  // One order for every hour, so that the eye can follow a booking down the day.
  const inOrder = (shares: Hour["shares"]) =>
    plan.airtime.flatMap(({ booking }): [string | null, number][] => {
      const ms = shares.get(booking);
      return ms === undefined ? [] : [[booking, ms]];
    });
  const titles = new Map(plan.airtime.map((share) => [share.booking, names.owner(share)]));
  return (
    <>
      <div className="plan-legend">
        {plan.airtime.map(({ booking, plays, sharePermille }) => (
          <Fragment key={booking ?? "fallback"}>
            <span className="swatch" style={{ background: colour(booking) }} />
            <span className="clip">
              {booking ? (
                <Link to={`/b/${bureau.id}/${whyPath(booking)}`}>{titles.get(booking)}</Link>
              ) : (
                titles.get(booking)
              )}
            </span>
            <span className="numbers" style={{ color: "var(--ink-soft)" }}>
              {planWords.times(plays)}
            </span>
            <span className="numbers" title={planWords.share} style={{ textAlign: "right" }}>
              {(sharePermille / 10).toFixed(1)}%
            </span>
          </Fragment>
        ))}
      </div>
      <Collapse
        size="small"
        items={hours.map(({ hour, spots, shares }) => ({
          key: hour,
          label: (
            <span className="hour-head">
              <span className="numbers">{planWords.hourName(hour)}</span>
              <span className="unseen">
                {planWords.hourShares}:{" "}
                {inOrder(shares)
                  .map(([booking, ms]) => `${titles.get(booking) ?? ""} ${lengthText(ms)}`)
                  .join(", ")}
              </span>
              <span className="hour-bar" aria-hidden="true">
                {inOrder(shares).map(([booking, ms]) => (
                  <span
                    key={booking ?? "fallback"}
                    title={`${titles.get(booking) ?? ""} · ${lengthText(ms)}`}
                    style={{ width: `${(ms / HOUR_MS) * 100}%`, background: colour(booking) }}
                  />
                ))}
              </span>
              <span className="numbers" style={{ textAlign: "right", color: "var(--ink-soft)", whiteSpace: "nowrap" }}>
                {planWords.items(spots.length)}
              </span>
            </span>
          ),
          children: spots.map((spot) => <SpotRow key={spot.at} spot={spot} zone={plan.zone} />),
        }))}
      />
    </>
  );
}

function SpotRow({ spot, zone }: { spot: Spot; zone: string }) {
  const planWords = useText(planText);
  const names = useSpotNames();
  return (
    <div className="spot-row">
      <span className="numbers">{new Date(spot.at).toLocaleTimeString("sv-SE", { timeZone: zone })}</span>
      <span className="numbers" style={{ color: "var(--ink-soft)" }}>
        {lengthText(spot.durationMs)}
      </span>
      <span>
        {names.content(spot)}
        {spot.cut && ` · ${planWords.cut}`}
        <div style={{ color: "var(--ink-soft)", fontSize: 12 }}>
          {names.owner({ ...spot, title: spot.bookingTitle })}
        </div>
      </span>
    </div>
  );
}
