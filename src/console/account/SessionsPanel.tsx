import { Button, Flex } from "antd";
import type { Account, AccountSession } from "../../contracts/account.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
import { useLeft } from "../session/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { StateTag } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { useDeviceTime } from "../text/time.ts";
import { deviceOf } from "./device.ts";
import { useEndSession, useEndSessions, useSessions } from "./queries.ts";
import { text } from "./text.ts";

/** Where the account is signed in; ends one, or all. */
export function SessionsPanel({ policy }: Pick<Account, "policy">) {
  const words = useText(text);
  const sure = useConfirm();
  const sessions = useSessions();
  const endAll = useEndSessions();
  const left = useLeft();
  const ask = () =>
    sure({
      title: words.endAllTitle,
      content: words.endAllHint,
      ok: words.endAll,
      onOk: () => endAll.mutateAsync({ params: {} }).then(left),
    });
  return (
    <section className="panel panel-pad">
      <div className="account-row" style={{ marginBottom: 12 }}>
        <div>
          <h2>{words.sessions}</h2>
          <div className="soft">{words.sessionRule(policy.idleMinutes, policy.absoluteHours)}</div>
        </div>
        <Button danger onClick={ask}>
          {words.endAll}
        </Button>
      </div>
      <Answer query={sessions}>
        {(all) => all.map((session) => <SessionRow key={session.id} session={session} />)}
      </Answer>
    </section>
  );
}

function SessionRow({ session }: { session: AccountSession }) {
  const words = useText(text);
  const time = useDeviceTime();
  const say = useDone();
  const end = useEndSession();
  const device = deviceOf(session.userAgent) ?? words.unknownDevice;
  return (
    <div className="account-row">
      <div>
        <Flex gap={8} align="center" wrap>
          <strong>{device}</strong>
          {session.current && <StateTag tone="good">{words.here}</StateTag>}
        </Flex>
        <div className="soft">
          {words.methods[session.method]} · {session.address}
        </div>
        <div className="soft">{words.seen(time.at(session.startedAt), time.at(session.seenAt))}</div>
      </div>
      {!session.current && (
        <Button
          loading={end.isPending}
          aria-label={`${words.end}: ${device}`}
          onClick={() => void say(end.mutateAsync({ params: { account_session: session.id } }), words.ended)}
        >
          {words.end}
        </Button>
      )}
    </div>
  );
}
