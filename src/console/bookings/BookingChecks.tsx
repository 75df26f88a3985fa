import { Form } from "antd";
import type { Booking } from "../../contracts/booking.ts";
import type { Window } from "../../contracts/window.ts";
import { usePlaylists } from "../playlists/queries.ts";
import { Shares } from "../schedule/Shares.tsx";
import { Verdict } from "../schedule/Verdict.tsx";
import { type BookingValues, bodyOf, windowValues } from "./form.ts";
import { useGroups, useScreens } from "./queries.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { usePreviewOf } from "./usePreviewOf.ts";

/** While the form is filled in: would it fit, whom does it meet, what share will it get. */
export function BookingChecks({ booking }: { booking: Booking | undefined }) {
  const form = Form.useFormInstance<BookingValues>();
  const values = asValues(Form.useWatch([], form));
  const playlist = usePlaylists().data?.find(({ id }) => id === values?.playlist);
  const screens = useScreens().data ?? [];
  const groups = useGroups().data ?? [];
  const body = values?.targets && values.windows && playlist ? bodyOf(values, playlist.version) : null;
  const preview = usePreviewOf(body?.windows ?? []);
  const aimed = body ? aimedAt(body.targets, screens, groups) : [];
  const whole = body && aimed.length > 0 && body.windows.length > 0 && body.weight ? body : null;
  const setWindows = (windows: Window[]) => form.setFieldValue("windows", windowValues(windows));
  return (
    <>
      {whole && (
        <section style={{ marginBottom: 20 }}>
          <Verdict
            content={contentOf(whole, booking?.id)}
            onWindows={setWindows}
            onPlays={(plays) => form.setFieldValue("guaranteed", plays)}
          />
        </section>
      )}
      <Shares
        own={whole && { ...whole, id: booking?.id ?? "draft" }}
        screens={aimed}
        intervals={preview.data?.intervals ?? []}
      />
    </>
  );
}

/** What is judged of a booking's body: all but what people call it and why it is there. */
function contentOf(body: ReturnType<typeof bodyOf>, booking: string | undefined) {
  const { playlist, targets, tier, weight, windows, maxPlaysPerHour, guarantee } = body;
  const content = { playlist, targets, tier, weight, windows, maxPlaysPerHour, guarantee };
  return booking === undefined ? content : { ...content, booking };
}

// Safe because the form is of BookingValues; a field that is not mounted yet is checked for before it is read.
function asValues(values: unknown) {
  return values as BookingValues | undefined;
}
