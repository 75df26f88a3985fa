import { App, Button, Tooltip } from "antd";
import type { Event } from "../../contracts/event.ts";
import { ReasonButton } from "../form/ReasonButton.tsx";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useBegun } from "./begun.ts";
import { useCancelEvent, useHoldEvent, usePublishEvent } from "./queries.ts";
import { text } from "./text.ts";

/** What a planner may do with an event in its present state. */
export function EventActions({ event, onEdit }: { event: Event; onEdit: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const { message } = App.useApp();
  const publish = usePublishEvent();
  const hold = useHoldEvent();
  const cancel = useCancelEvent();
  const begun = useBegun()(event);
  const me = { event: event.id, revision: event.revision };
  const say = (done: string) => ({ onSuccess: () => void message.success(done) });
  if (!bureau.may("event.write") || event.state === "held" || event.state === "cancelled") return null;
  return (
    <>
      <ReasonButton
        title={words.cancelTitle}
        content={words.cancelContent}
        ok={words.cancel}
        danger
        onReason={(comment) => cancel.mutateAsync({ ...me, body: { comment } }, say(words.cancelled))}
      />
      <Button onClick={onEdit}>{word.edit}</Button>
      {event.state === "draft" ? (
        <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate(me, say(words.published))}>
          {words.publish}
        </Button>
      ) : (
        <Tooltip title={begun ? "" : words.holdHint}>
          <Button
            type={begun ? "primary" : "default"}
            disabled={!begun}
            loading={hold.isPending}
            onClick={() => hold.mutate(me, say(words.held))}
          >
            {words.hold}
          </Button>
        </Tooltip>
      )}
    </>
  );
}
