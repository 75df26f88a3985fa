import { Button, Flex, Popconfirm } from "antd";
import type { ReactNode } from "react";
import type { Signup } from "../../contracts/signup.ts";
import { useDone } from "../form/useDone.ts";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { useAcceptOffer, useDeclineOffer, useWithdraw } from "./queries.ts";
import { SignupStateTag } from "./SignupStateTag.tsx";
import { text } from "./text.ts";

interface Props {
  signup: Signup;
  title: ReactNode;
  /** The event has begun or was cancelled: nobody steps back any more. */
  over: boolean;
}

/** An institution's own sign-up: where it stands, and what it can do about it. */
export function SignupLine({ signup, title, over }: Props) {
  const words = useText(text);
  const word = useText(common);
  const time = useTime();
  const bureau = useBureau();
  const say = useDone();
  const accept = useAcceptOffer();
  const decline = useDeclineOffer();
  const withdraw = useWithdraw();
  const me = { signup: signup.id };
  const several = bureau.institutions.length > 1;
  const why =
    signup.state === "waitlisted" &&
    !over &&
    (signup.bindingLimit === null ? words.noPlace : words.binding[signup.bindingLimit]);
  const facts = [several && signup.institutionName, why, signup.note, signup.comment].filter(Boolean);
  const live = !over && ["pending", "confirmed", "waitlisted"].includes(signup.state);
  return (
    <div className="event-row" style={{ flexWrap: "wrap" }}>
      <div style={{ minWidth: 0, flex: "1 1 200px" }}>
        <Flex gap={8} align="center" wrap>
          {title}
          <SignupStateTag signup={signup} />
        </Flex>
        {facts.length > 0 && <div className="soft">{facts.join(" · ")}</div>}
        {signup.state === "offered" && signup.offerExpiresAt && (
          <strong>{words.offerUntil(time.at(signup.offerExpiresAt))}</strong>
        )}
      </div>
      {signup.state === "offered" && !over && (
        <Flex gap={8}>
          <Button loading={decline.isPending} onClick={() => void say(decline.mutateAsync(me), words.declined)}>
            {words.decline}
          </Button>
          <Button
            type="primary"
            loading={accept.isPending}
            onClick={() => void say(accept.mutateAsync(me), words.accepted)}
          >
            {words.accept}
          </Button>
        </Flex>
      )}
      {live && (
        <Popconfirm
          title={words.withdrawTitle}
          description={words.withdrawContent}
          okText={words.withdraw}
          cancelText={word.back}
          okButtonProps={{ danger: true }}
          onConfirm={() => void say(withdraw.mutateAsync(me), words.withdrawn)}
        >
          <Button type="text" danger loading={withdraw.isPending}>
            {words.withdraw}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
