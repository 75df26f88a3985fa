import { Alert, App, Button, Form } from "antd";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { Booking } from "../../contracts/booking.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { usePlaylists } from "../playlists/queries.ts";
import { BookingChecks } from "./BookingChecks.tsx";
import { BookingFields } from "./BookingFields.tsx";
import "./bookings.css";
import { bodyOf, type BookingValues, valuesOf, windowStart } from "./form.ts";
import { useBooking, useCreateBooking, useUpdateBooking } from "./queries.ts";
import { text } from "./text.ts";
import { WindowsField } from "./WindowsField.tsx";
import { WindowsPreview } from "./WindowsPreview.tsx";

/** A new booking, or one to change; the hours are shown before anything is saved. */
export default function BookingFormPage() {
  const { booking = "" } = useParams();
  const old = useBooking(booking, booking !== "");
  if (!booking) return <BookingForm />;
  return <Answer query={old}>{(one) => <BookingForm key={one.revision} booking={one} />}</Answer>;
}

function BookingForm({ booking }: { booking?: Booking }) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [search] = useSearchParams();
  const [form] = Form.useForm<BookingValues>();
  const playlists = usePlaylists();
  const create = useCreateBooking(form);
  const update = useUpdateBooking(form);
  const finish = (values: BookingValues) => {
    const chosen = playlists.data?.find(({ id }) => id === values.playlist);
    if (!chosen) return;
    const body = bodyOf(values, chosen.version);
    const onSuccess = (made: Booking) => {
      void message.success(words.saved);
      void navigate(`/b/${bureau.id}/bookings/${made.id}`, { replace: true });
    };
    if (booking) update.mutate({ booking: booking.id, revision: booking.revision, body }, { onSuccess });
    else create.mutate({ body }, { onSuccess });
  };
  return (
    <Page
      title={booking ? words.edit : words.new}
      actions={
        <>
          <Button onClick={() => void navigate(-1)}>{word.cancel}</Button>
          <Button type="primary" loading={create.isPending || update.isPending} onClick={() => form.submit()}>
            {word.save}
          </Button>
        </>
      }
    >
      {booking && booking.effectiveAt !== null && (
        <Alert type="warning" showIcon title={words.editWarning} style={{ marginBottom: 16 }} />
      )}
      <Form<BookingValues>
        form={form}
        layout="vertical"
        onFinish={finish}
        scrollToFirstError={{ block: "center" }}
        initialValues={
          booking
            ? valuesOf(booking)
            : {
                campaign: search.get("campaign") ?? undefined,
                playlist: search.get("playlist") ?? undefined,
                targets: { screens: search.getAll("screen"), groups: [], tags: [] },
                tier: "regular",
                weight: 100,
                windows: [windowStart(search.get("day"), search.get("from"))],
              }
        }
      >
        <div className="booking-grid">
          <div>
            <BookingFields />
            <section className="panel panel-pad">
              <WindowsField />
            </section>
          </div>
          <aside className="panel panel-pad booking-side">
            <BookingChecks booking={booking} />
            <WindowsPreview />
          </aside>
        </div>
      </Form>
    </Page>
  );
}
