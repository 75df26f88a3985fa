import { Skeleton } from "antd";
import { Link } from "react-router";
import { useBookings, useScreens } from "../bookings/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import type { Recurring } from "./conflict.ts";
import { Hours } from "./Hours.tsx";
import { text } from "./text.ts";

const TONES: Record<Recurring["kind"], Tone> = { overbooked: "bad", outranked: "waiting", crowded_out: "neutral" };
const SCREENS = 3;

/** One conflict: who and whom, on which screens, at which times, and what can be done. */
export function ConflictRow({ conflict, own }: { conflict: Recurring; own?: string }) {
  const words = useText(text);
  const bureau = useBureau();
  const { data: bookings = [], isPending: awaitsBookings } = useBookings();
  const { data: screens = [], isPending: awaitsScreens } = useScreens();
  if (awaitsBookings || awaitsScreens) return <Skeleton active title={false} style={{ padding: 16 }} />;
  const titleOf = (id: string) =>
    id === own ? words.draft : (bookings.find((one) => one.id === id)?.title ?? words.unknownBooking);
  const names = conflict.screens.map((id) => screens.find((one) => one.id === id)?.name ?? words.unknownScreen);
  const involved = [...new Set([conflict.winner, ...conflict.losers])].filter((id) => id !== own);
  return (
    <div className="conflict">
      <StateTag tone={TONES[conflict.kind]}>{words.kinds[conflict.kind]}</StateTag>
      <div>
        <strong>
          {words.conflictLine[conflict.kind](titleOf(conflict.winner), conflict.losers.map(titleOf).join("、"))}
        </strong>
        <Hours intervals={conflict.intervals} most={3} />
        <div title={names.join("、")}>
          {names.length > SCREENS
            ? `${names.slice(0, SCREENS).join("、")} · ${words.onScreens(names.length)}`
            : names.join("、")}
        </div>
        <div style={{ color: "var(--ink-soft)" }}>{words.kindHints[conflict.kind]}</div>
        <div className="conflict-links">
          {involved.map((id) => (
            <Link key={id} className="link-in-text" to={`/b/${bureau.id}/bookings/${id}`}>
              {titleOf(id)}
            </Link>
          ))}
        </div>
      </div>
    </div>
  );
}
