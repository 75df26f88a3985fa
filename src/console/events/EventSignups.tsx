import { App, Button, Flex, Typography } from "antd";
import { useState } from "react";
import type { Event } from "../../contracts/event.ts";
import type { Signup } from "../../contracts/signup.ts";
import { useReason } from "../form/useReason.tsx";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { useConfirmSignup, useRefuseSignup, useSignups } from "../signups/queries.ts";
import { ACTIVE, SignupStateTag } from "../signups/SignupStateTag.tsx";
import { text as signupText } from "../signups/text.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { useRoleName } from "./places.ts";
import { text } from "./text.ts";

/** The bureau's list of an event's sign-ups: what asks for a decision first, the queue in its order last. */
export function EventSignups({ event }: { event: Event }) {
  const words = useText(text);
  const signup = useText(signupText);
  const bureau = useBureau();
  const time = useTime();
  const nameOf = useRoleName();
  const signups = useSignups(event.id);
  const [all, setAll] = useState(false);
  const rank = (one: Signup) => {
    const at = ACTIVE.findIndex((state) => state === one.state);
    return at < 0 ? ACTIVE.length : at;
  };
  const decides = bureau.may("signup.confirm") && event.state !== "held" && event.state !== "cancelled";
  return (
    <section className="panel">
      <Typography.Title level={2} className="event-section" style={{ padding: "16px 20px 0" }}>
        {words.allSignups}
      </Typography.Title>
      <Answer query={signups}>
        {(found) => {
          const ended = found.filter((one) => rank(one) === ACTIVE.length);
          const shown = found
            .filter((one) => all || !ended.includes(one))
            .sort(
              (a, b) =>
                rank(a) - rank(b) || (a.position ?? 0) - (b.position ?? 0) || a.createdAt.localeCompare(b.createdAt),
            );
          return (
            <>
              {shown.length === 0 && <Nothing title={event.state === "draft" ? words.noSignupsYet : words.noSignups} />}
              {shown.map((one) => (
                <div key={one.id} className="signup-line">
                  <div>
                    {one.institutionName}
                    <div className="soft">
                      {nameOf(event.roles, one.role)} × {one.quantity}
                      {one.note && ` · ${one.note}`}
                    </div>
                  </div>
                  <div>
                    <SignupStateTag signup={one} />
                    <div className="soft numbers">
                      {one.offerExpiresAt ? signup.offerUntil(time.at(one.offerExpiresAt)) : time.at(one.createdAt)}
                    </div>
                    {one.comment && <div className="soft">{one.comment}</div>}
                  </div>
                  {decides && <Decision signup={one} />}
                </div>
              ))}
              {ended.length > 0 && (
                <Button type="link" onClick={() => setAll(!all)} style={{ margin: "4px 5px 8px" }}>
                  {all ? words.hideEnded : words.ended(ended.length)}
                </Button>
              )}
            </>
          );
        }}
      </Answer>
    </section>
  );
}

/** Confirm or refuse; a waiting one can be confirmed only where a place is free. */
function Decision({ signup }: { signup: Signup }) {
  const words = useText(signupText);
  const ask = useReason();
  const { message } = App.useApp();
  const confirm = useConfirmSignup();
  const refuse = useRefuseSignup();
  const me = { signup: signup.id };
  if (!ACTIVE.some((state) => state === signup.state)) return null;
  const confirmable =
    signup.state === "pending" ||
    signup.state === "offered" ||
    (signup.state === "waitlisted" && signup.bindingLimit === null);
  return (
    <Flex gap={4} justify="end">
      <Button
        type="text"
        size="small"
        onClick={() =>
          ask({
            title: words.refuseTitle,
            content: words.refuseContent,
            ok: words.refuse,
            danger: true,
            onReason: (comment) =>
              refuse.mutateAsync({ ...me, body: { comment } }).then(() => void message.success(words.refused)),
          })
        }
      >
        {words.refuse}
      </Button>
      {confirmable && (
        <Button
          size="small"
          type={signup.state === "pending" ? "primary" : "default"}
          loading={confirm.isPending}
          onClick={() =>
            confirm.mutate(me, {
              onSuccess: (made) =>
                void (made.state === "waitlisted" ? message.info(words.queued) : message.success(words.confirmed)),
            })
          }
        >
          {words.confirm}
        </Button>
      )}
    </Flex>
  );
}
