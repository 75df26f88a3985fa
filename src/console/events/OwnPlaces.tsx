import { Alert, Button, Typography } from "antd";
import { useState } from "react";
import type { Event } from "../../contracts/event.ts";
import { useBureau } from "../shell/bureau.ts";
import { useSignups } from "../signups/queries.ts";
import { SignupLine } from "../signups/SignupLine.tsx";
import { ACTIVE } from "../signups/SignupStateTag.tsx";
import { useText } from "../text/text.ts";
import { useOver } from "./begun.ts";
import { freeOf, useRoleName } from "./places.ts";
import { SignUpDrawer } from "./SignUpDrawer.tsx";
import { text } from "./text.ts";

/** An institution's view of the roles: what is free, what it has, and the way to sign up. */
export function OwnPlaces({ event }: { event: Event }) {
  const words = useText(text);
  const bureau = useBureau();
  const nameOf = useRoleName();
  const own = useSignups(event.id).data ?? [];
  const over = useOver()(event);
  const [role, setRole] = useState<string | null>(null);
  const invited = event.invited === null || event.invited.length > 0;
  const withoutRole = (key: string) =>
    bureau.institutions.filter(
      ({ institution }) =>
        (event.invited === null || event.invited.includes(institution)) &&
        !own.some(
          (one) => one.institution === institution && one.role === key && ACTIVE.some((state) => state === one.state),
        ),
    );
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} className="event-section">
        {words.roles}
      </Typography.Title>
      {!invited && <Alert type="info" showIcon title={words.notInvited} style={{ marginBottom: 12 }} />}
      {event.roles.map(({ key }) => {
        const free = freeOf(event, key);
        const waiting = event.counts.find((counts) => counts.role === key)?.waitlisted ?? 0;
        const mine = own.filter((one) => one.role === key && ACTIVE.some((state) => state === one.state));
        const said = free === null ? words.unlimited : free > 0 ? words.free(free) : words.full;
        return (
          <div key={key} className="role-own">
            <div className="event-row">
              <div>
                <strong>{nameOf(event.roles, key)}</strong>
                {event.state === "open" && (
                  <div className="soft numbers">
                    {[said, waiting > 0 && words.waiting(waiting)].filter(Boolean).join(" · ")}
                  </div>
                )}
              </div>
              {event.state === "open" && bureau.may("signup.write") && withoutRole(key).length > 0 && (
                <Button type={free === 0 ? "default" : "primary"} onClick={() => setRole(key)}>
                  {free === 0 ? words.joinQueue : words.signUp}
                </Button>
              )}
            </div>
            {mine.map((one) => (
              <SignupLine
                key={one.id}
                signup={one}
                over={over}
                title={<span className="numbers">× {one.quantity}</span>}
              />
            ))}
          </div>
        );
      })}
      {role !== null && (
        <SignUpDrawer event={event} role={role} institutions={withoutRole(role)} onClose={() => setRole(null)} />
      )}
    </section>
  );
}
