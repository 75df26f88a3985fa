import { PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Select, Table } from "antd";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { type Event, EventState } from "../../contracts/event.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { EventForm } from "./EventForm.tsx";
import { EventStateTag } from "./EventStateTag.tsx";
import { useEvents } from "./queries.ts";
import { text } from "./text.ts";
import { When } from "./When.tsx";

/** All events of the bureau. `?new` or `?campaign=…` opens the form. */
export function EventsTable() {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const navigate = useNavigate();
  const events = useEvents();
  const [search, setSearch] = useSearchParams();
  const [state, setState] = useState<EventState>();
  const campaign = search.get("campaign") ?? undefined;
  const writes = bureau.may("event.write");
  const creating = writes && (search.has("new") || campaign !== undefined);
  const create = writes && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setSearch({ new: "" })}>
      {words.new}
    </Button>
  );
  return (
    <Page title={words.title} intro={words.intro} actions={create}>
      <Flex style={{ marginBottom: 12 }}>
        <Select
          allowClear
          aria-label={word.state}
          placeholder={`${word.state}: ${word.all}`}
          style={{ width: 180 }}
          value={state ?? null}
          onChange={(next) => setState(next ?? undefined)}
          options={EventState.options.map((value) => ({ value, label: words.states[value] }))}
        />
      </Flex>
      <Answer query={events}>
        {(all) => (
          <div className="panel">
            <Table<Event>
              rowKey="id"
              dataSource={all.filter((one) => !state || one.state === state)}
              pagination={{ pageSize: 20, hideOnSinglePage: true }}
              locale={{
                emptyText: (
                  <Nothing
                    title={state ? words.emptyFiltered : words.emptyTitle}
                    {...(!state && { hint: words.emptyHint, action: create })}
                  />
                ),
              }}
              columns={[
                {
                  title: words.name,
                  render: (_, one) => (
                    <>
                      <Link to={`/b/${bureau.id}/events/${one.id}`} style={{ fontWeight: 600 }}>
                        {one.title}
                      </Link>
                      <div style={{ color: "var(--ink-soft)" }}>{one.sessions[0]?.place}</div>
                    </>
                  ),
                },
                { title: words.when, responsive: ["md"], render: (_, one) => <When event={one} /> },
                { title: words.signups, responsive: ["md"], width: 210, render: (_, one) => <Taken event={one} /> },
                { title: word.state, width: 120, render: (_, one) => <EventStateTag state={one.state} /> },
              ]}
            />
          </div>
        )}
      </Answer>
      {creating && (
        <EventForm
          campaign={campaign}
          onClose={() => setSearch({}, { replace: true })}
          onMade={(id) => void navigate(`/b/${bureau.id}/events/${id}`)}
        />
      )}
    </Page>
  );
}

/** Confirmed places of all roles, and who is on the way. */
function Taken({ event }: { event: Event }) {
  const words = useText(text);
  if (event.state === "draft") return "—";
  const sum = (name: "confirmed" | "pending" | "offered" | "waitlisted") =>
    event.counts.reduce((all, counts) => all + counts[name], 0);
  const limited = event.roles.every((role) => role.places !== null);
  const all = event.places ?? (limited ? event.roles.reduce((places, role) => places + (role.places ?? 0), 0) : null);
  const more = [
    sum("pending") > 0 && words.pending(sum("pending")),
    sum("offered") > 0 && words.offered(sum("offered")),
    sum("waitlisted") > 0 && words.waiting(sum("waitlisted")),
  ].filter(Boolean);
  return (
    <span className="numbers">
      {all === null ? words.confirmed(sum("confirmed")) : words.confirmedOf(sum("confirmed"), all)}
      {more.length > 0 && <div style={{ color: "var(--ink-soft)" }}>{more.join(" · ")}</div>}
    </span>
  );
}
