import { Typography } from "antd";
import type { Event } from "../../contracts/event.ts";
import { useText } from "../text/text.ts";
import { takenOf, useRoleName } from "./places.ts";
import { text } from "./text.ts";

/** Each role with its places: confirmed, on the way, free. */
export function RolePlaces({ event }: { event: Event }) {
  const words = useText(text);
  const nameOf = useRoleName();
  const inAll = event.counts.reduce((sum, counts) => sum + takenOf(event, counts), 0);
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} className="event-section">
        {words.roles}
      </Typography.Title>
      {event.roles.map((role) => {
        const counts = event.counts.find((one) => one.role === role.key);
        if (!counts) return null;
        const more = [
          counts.pending > 0 && words.pending(counts.pending),
          counts.offered > 0 && words.offered(counts.offered),
          counts.waitlisted > 0 && words.waiting(counts.waitlisted),
        ].filter(Boolean);
        return (
          <div key={role.key} style={{ padding: "8px 0" }}>
            <div style={{ display: "flex", justifyContent: "space-between", gap: 12 }}>
              <strong>{nameOf(event.roles, role.key)}</strong>
              <span className="numbers">
                {role.places === null
                  ? `${words.confirmed(counts.confirmed)} · ${words.noLimit}`
                  : words.confirmedOf(counts.confirmed, role.places)}
              </span>
            </div>
            {role.places !== null && role.places > 0 && (
              <div className="role-bar" aria-hidden>
                <i style={{ width: `${(100 * counts.confirmed) / role.places}%` }} />
                <i style={{ width: `${(100 * (takenOf(event, counts) - counts.confirmed)) / role.places}%` }} />
              </div>
            )}
            {more.length > 0 && <div className="soft numbers">{more.join(" · ")}</div>}
          </div>
        );
      })}
      {event.places !== null && (
        <div className="event-row">
          <span>{words.totalPlaces}</span>
          <span className="numbers">
            {inAll} / {event.places}
          </span>
        </div>
      )}
      {event.placesPerInstitution !== null && (
        <div className="event-row">
          <span>{words.perInstitution}</span>
          <span className="numbers">{event.placesPerInstitution}</span>
        </div>
      )}
    </section>
  );
}
