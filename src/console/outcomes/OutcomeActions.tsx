import { App, Button, Typography } from "antd";
import type { Outcome } from "../../contracts/outcome.ts";
import { ReasonButton } from "../form/ReasonButton.tsx";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { useAcceptOutcome, useReturnOutcome } from "./queries.ts";
import { text } from "./text.ts";

/** Accept or return, by somebody else than the one who submitted it. */
export function OutcomeActions({ outcome }: { outcome: Outcome }) {
  const words = useText(text);
  const bureau = useBureau();
  const { message } = App.useApp();
  const accept = useAcceptOutcome();
  const giveBack = useReturnOutcome();
  if (outcome.state !== "submitted" || !bureau.may("outcome.accept")) return null;
  if (outcome.submittedBy?.id === bureau.person.id)
    return <Typography.Text type="secondary">{words.ownSubmission}</Typography.Text>;
  const me = { outcome: outcome.id, revision: outcome.revision };
  const say = (done: string) => ({ onSuccess: () => void message.success(done) });
  return (
    <>
      <ReasonButton
        title={words.returnTitle}
        content={words.returnContent}
        ok={words.return}
        onReason={(comment) => giveBack.mutateAsync({ ...me, body: { comment } }, say(words.returned))}
      />
      <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate(me, say(words.accepted))}>
        {words.accept}
      </Button>
    </>
  );
}
