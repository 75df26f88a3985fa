import { Select } from "antd";
import { useState } from "react";
import { Link, Navigate, useParams, useSearchParams } from "react-router";
import type { Event } from "../../contracts/event.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import { useEvent } from "../events/queries.ts";
import { When } from "../events/When.tsx";
import { Answer } from "../shell/Answer.tsx";
import { type BureauView, useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { useDueDay } from "./due.ts";
import { FilingForm } from "./FilingForm.tsx";
import { OutcomeActions } from "./OutcomeActions.tsx";
import { OutcomeStateTag } from "./OutcomeStateTag.tsx";
import { OutcomeView } from "./OutcomeView.tsx";
import "../events/events.css";
import "./outcomes.css";
import { useEventOutcomes, useOutcome } from "./queries.ts";
import { text } from "./text.ts";

/** A filing: as a form for those who may still change it, to read for all others. `new?event=…` starts one. */
export default function OutcomePage() {
  const { outcome = "" } = useParams();
  const [search] = useSearchParams();
  return outcome === "new" ? <NewFiling event={search.get("event") ?? ""} /> : <Known id={outcome} />;
}

function NewFiling({ event }: { event: string }) {
  const bureau = useBureau();
  const outcomes = useEventOutcomes(event);
  return (
    <Answer query={useEvent(event)}>
      {(one) => (
        <Answer query={outcomes}>
          {(filed) => {
            const filers = filersOf(bureau, one).filter(
              ({ institution }) => !filed.some((outcome) => outcome.institution === institution),
            );
            const known = filed.find((outcome) => isOwn(bureau, outcome));
            if (filers.length === 0 && known) return <Navigate to={`/b/${bureau.id}/outcomes/${known.id}`} replace />;
            return <ChooseFiler event={one} filers={filers} />;
          }}
        </Answer>
      )}
    </Answer>
  );
}

function ChooseFiler({ event, filers }: { event: Event; filers: Filer[] }) {
  const words = useText(text);
  const [chosen, setChosen] = useState(0);
  const filer = filers[chosen];
  if (!filer) return <Filing event={event} outcome={undefined} />;
  return (
    <Filing
      event={event}
      outcome={undefined}
      filer={filer}
      choose={
        filers.length > 1 && (
          <Select
            aria-label={words.institution}
            value={chosen}
            onChange={setChosen}
            options={filers.map((one, value) => ({ value, label: one.name }))}
            style={{ minWidth: 220, marginBottom: 12 }}
          />
        )
      }
    />
  );
}

function Known({ id }: { id: string }) {
  return <Answer query={useOutcome(id)}>{(outcome) => <WithEvent outcome={outcome} />}</Answer>;
}

function WithEvent({ outcome }: { outcome: Outcome }) {
  return <Answer query={useEvent(outcome.event)}>{(event) => <Filing event={event} outcome={outcome} />}</Answer>;
}

interface Filer {
  institution: string | null;
  name: string;
}

/** For whom the person in view can file at an event: their institutions, or the bureau as host. */
function filersOf(bureau: BureauView, event: Event): Filer[] {
  if (!bureau.may("outcome.write")) return [];
  if (bureau.staff) return [{ institution: null, name: bureau.name }];
  return bureau.institutions.filter(({ institution }) => event.invited === null || event.invited.includes(institution));
}

function mayEdit(bureau: BureauView, outcome: Outcome): boolean {
  const open = outcome.state === "draft" || outcome.state === "returned";
  return open && isOwn(bureau, outcome) && bureau.may("outcome.write");
}

function isOwn(bureau: BureauView, outcome: Outcome): boolean {
  if (outcome.institution === null) return bureau.staff;
  return bureau.institutions.some(({ institution }) => institution === outcome.institution);
}

function Filing({
  event,
  outcome,
  filer,
  choose,
}: {
  event: Event;
  outcome: Outcome | undefined;
  filer?: Filer;
  choose?: React.ReactNode;
}) {
  const words = useText(text);
  const bureau = useBureau();
  const dueDay = useDueDay();
  const edits = outcome ? mayEdit(bureau, outcome) : filer !== undefined;
  const institution = outcome ? outcome.institution : (filer?.institution ?? null);
  const who = outcome ? outcome.institutionName : filer?.name;
  return (
    <Page
      title={`${words.title} · ${who ?? ""}`}
      beside={outcome && <OutcomeStateTag outcome={outcome} />}
      intro={
        <>
          <Link to={`/b/${bureau.id}/events/${event.id}`}>{event.title}</Link> · <When event={event} />
          {edits && ` · ${words.due(dueDay(event.outcomesDueAt))}`}
        </>
      }
      actions={outcome && <OutcomeActions outcome={outcome} />}
    >
      <div className="filing">
        {choose}
        {edits ? (
          <FilingForm
            key={`${institution ?? "host"} ${outcome?.revision ?? 0}`}
            event={event}
            institution={institution}
            outcome={outcome}
          />
        ) : (
          outcome && <OutcomeView outcome={outcome} />
        )}
      </div>
    </Page>
  );
}
