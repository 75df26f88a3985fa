import { useBureau } from "../shell/bureau.ts";
import { EventsTable } from "./EventsTable.tsx";
import { OpenEvents } from "./OpenEvents.tsx";

/** The bureau's events; for an institution those it can sign up for. */
export default function EventsPage() {
  return useBureau().staff ? <EventsTable /> : <OpenEvents />;
}
