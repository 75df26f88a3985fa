import type { Event } from "../../contracts/event.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Signup } from "../../contracts/signup.ts";
import { useBegun } from "../events/begun.ts";
import { useEvents } from "../events/queries.ts";
import { useSignups } from "../signups/queries.ts";
import { useOutcomes } from "./queries.ts";

/** A filing that an institution still owes: begun already, or not. */
export interface ToFile {
  key: string;
  title: string;
  dueAt: string;
  /** Under /b/:bureau. */
  path: string;
  outcome: Outcome | undefined;
}

/**
 * Drafts and returned filings, and the events with a confirmed place that have begun and have no filing, by due date.
 * `items` is undefined while they are read, or when `failed` says that they could not be.
 */
export function useToFile(): { items: ToFile[] | undefined; failed: boolean } {
  const events = useEvents();
  const signups = useSignups();
  const outcomes = useOutcomes();
  const begun = useBegun();
  const failed = events.isError || signups.isError || outcomes.isError;
  if (!events.data || !signups.data || !outcomes.data) return { items: undefined, failed };
  return { items: owed(events.data.filter(begun), signups.data, outcomes.data), failed };
}

/** `events` are those that have begun. */
function owed(events: readonly Event[], signups: readonly Signup[], filed: readonly Outcome[]): ToFile[] {
  const open = filed
    .filter((one) => one.state === "draft" || one.state === "returned")
    .map((outcome) => ({
      key: outcome.id,
      title: outcome.eventTitle,
      dueAt: outcome.dueAt ?? "",
      path: `outcomes/${outcome.id}`,
      outcome,
    }));
  const places = signups.filter((one) => one.state === "confirmed");
  const missing = events.filter((event) =>
    places.some(
      (place) =>
        place.event === event.id &&
        !filed.some((one) => one.event === event.id && one.institution === place.institution),
    ),
  );
  const fresh = missing.map((event) => ({
    key: event.id,
    title: event.title,
    dueAt: event.outcomesDueAt,
    path: `outcomes/new?event=${event.id}`,
    outcome: undefined,
  }));
  return [...open, ...fresh].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
}
