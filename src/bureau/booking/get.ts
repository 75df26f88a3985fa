import type { Verb } from "../verb.ts";
import { bookingOf, bookingRow } from "./table.ts";

export const getBooking: Verb<"booking.get"> = (tx, _actor, { params }) =>
  bookingOf(tx, bookingRow(tx, params.booking));
