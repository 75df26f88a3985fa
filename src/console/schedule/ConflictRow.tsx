import { Skeleton } from "antd";
import { Link } from "react-router";
import { useBookings, useScreens } from "../bookings/queries.ts";
import { whyPath } from "../screens/spot.ts";
import { useBureau } from "../shell/bureau.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useTakeovers } from "../takeover/queries.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import type { Recurring } from "./conflict.ts";
import { Hours } from "./Hours.tsx";
import { spotText } from "./spotText.ts";
import { text } from "./text.ts";

const TONES: Record<Recurring["kind"], Tone> = { overbooked: "bad", outranked: "waiting", crowded_out: "neutral" };
const SCREENS = 3;

/** One conflict: who and whom, on which screens, at which times, and what can be done. */
export function ConflictRow({ conflict, own }: { conflict: Recurring; own?: string }) {
  const words = useText(text);
  const inRow = useRow();
  const spotWords = useText(spotText);
  const bureau = useBureau();
  const { data: bookings = [], isPending: awaitsBookings } = useBookings();
  const { data: screens = [], isPending: awaitsScreens } = useScreens();
  const { data: takeovers = [], isPending: awaitsTakeovers } = useTakeovers();
  if (awaitsBookings || awaitsScreens || awaitsTakeovers)
    return <Skeleton active title={false} style={{ padding: 16 }} />;
  const takeoverOf = (id: string) => takeovers.find((one) => one.id === id);
  const titleOf = (id: string) => {
    const takeover = takeoverOf(id);
    if (takeover) return spotWords.takeover(takeover.title);
    return bookings.find((one) => one.id === id)?.title ?? words.unknownBooking;
  };
  const quoted = (id: string) => (id === own ? words.draft : `“${titleOf(id)}”`);
  const names = conflict.screens.map((id) => screens.find((one) => one.id === id)?.name ?? words.unknownScreen);
  const involved = [...new Set([conflict.winner, ...conflict.losers])].filter((id) => id !== own);
  return (
    <div className="conflict">
      <StateTag tone={TONES[conflict.kind]}>{words.kinds[conflict.kind]}</StateTag>
      <div>
        <strong>
          {words.conflictLine[conflict.kind](quoted(conflict.winner), inRow(conflict.losers.map(quoted)))}
        </strong>
        <Hours intervals={conflict.intervals} most={3} />
        <div title={inRow(names)}>
          {names.length > SCREENS
            ? `${inRow(names.slice(0, SCREENS))} · ${words.onScreens(names.length)}`
            : inRow(names)}
        </div>
        <div style={{ color: "var(--ink-soft)" }}>
          {takeoverOf(conflict.winner) ? spotWords.takeoverHint : words.kindHints[conflict.kind]}
        </div>
        <div className="conflict-links">
          {involved.map((id) => (
            <Link key={id} className="link-in-text" to={`/b/${bureau.id}/${whyPath(id)}`}>
              {titleOf(id)}
            </Link>
          ))}
        </div>
      </div>
    </div>
  );
}
