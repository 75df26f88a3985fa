import { App, Button, Modal, Typography } from "antd";
import { type Booking, Shortage } from "../../contracts/booking.ts";
import { Refusal } from "../../contracts/client.ts";
import { ReasonButton } from "../form/ReasonButton.tsx";
import { Overbooked } from "../schedule/Overbooked.tsx";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useApproveBooking, useCancelBooking, useReturnBooking, useSubmitBooking } from "./queries.ts";
import { text } from "./text.ts";

/** What the person in view may do with a booking in its present state. */
export function BookingActions({ booking, onEdit }: { booking: Booking; onEdit: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const { message } = App.useApp();
  const submit = useSubmitBooking();
  const approve = useApproveBooking();
  const giveBack = useReturnBooking();
  const cancel = useCancelBooking();
  const { state } = booking;
  const me = { booking: booking.id, revision: booking.revision };
  const say = (done: string) => ({ onSuccess: () => void message.success(done) });
  const writes = bureau.may("booking.write");
  const reviews = bureau.may("booking.review") && state === "submitted";
  const shortage = shortageOf(approve.error);
  const own = booking.submittedBy?.id === bureau.person.id;
  return (
    <>
      {writes && state !== "cancelled" && state !== "ended" && (
        <ReasonButton
          title={words.cancelTitle}
          content={words.cancelContent}
          ok={words.cancel}
          danger
          onReason={(comment) => cancel.mutateAsync({ ...me, body: { comment } }, say(words.cancelled))}
        />
      )}
      {writes && state !== "cancelled" && state !== "ended" && state !== "submitted" && (
        <Button onClick={onEdit}>{word.edit}</Button>
      )}
      {writes && (state === "draft" || state === "returned") && (
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate(me, say(words.submitted))}>
          {word.submit}
        </Button>
      )}
      {reviews && own && <Typography.Text type="secondary">{words.ownSubmission}</Typography.Text>}
      {reviews && !own && (
        <>
          <ReasonButton
            title={words.returnTitle}
            ok={words.return}
            onReason={(comment) => giveBack.mutateAsync({ ...me, body: { comment } }, say(words.returned))}
          />
          <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate(me, say(words.approved))}>
            {words.approve}
          </Button>
          <Modal
            open={shortage !== null}
            title={words.overbookedTitle}
            footer={<Button onClick={() => approve.reset()}>{word.close}</Button>}
            onCancel={() => approve.reset()}
          >
            {shortage && <Overbooked shortage={shortage} />}
            <Typography.Paragraph type="secondary">{words.overbookedHint}</Typography.Paragraph>
          </Modal>
        </>
      )}
    </>
  );
}

/** What a refused approval says of the guarantees that do not fit. */
function shortageOf(error: unknown): Shortage | null {
  const read = Shortage.safeParse(error instanceof Refusal ? error.problem.current : null);
  return read.success ? read.data : null;
}
