import { useDueDay } from "../outcomes/due.ts";
import { useToFile } from "../outcomes/toFile.ts";
import { useList } from "../query.ts";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Panel } from "./Panel.tsx";
import { text } from "./text.ts";

/** An institution's workbench: offers to take, outcomes to file, events to join. */
export function PartnerToday() {
  const words = useText(text);
  const time = useTime();
  const { person } = useBureau();
  const offers = useList("signup.list", { state: "offered" });
  const toFile = useToFile();
  const dueDay = useDueDay();
  const events = useList("event.list", { state: "open" });
  return (
    <Page title={words.title} intro={words.partnerHello(person.name)}>
      <div className="today-two">
        <Panel
          title={words.offers}
          empty={words.noOffers}
          failed={offers.isError}
          items={offers.data?.map((one) => ({
            key: one.id,
            title: one.eventTitle,
            to: `events/${one.event}`,
            note: one.offerExpiresAt && words.offerUntil(time.at(one.offerExpiresAt)),
          }))}
        />
        <Panel
          title={words.myOutcomes}
          empty={words.noMyOutcomes}
          failed={toFile.failed}
          items={toFile.items?.map(({ key, title, path, dueAt, outcome }) => ({
            key,
            title,
            to: path,
            note: [words.due(dueDay(dueAt)), outcome?.comment].filter(Boolean).join(" · "),
          }))}
        />
        <Panel
          title={words.open}
          empty={words.noOpen}
          failed={events.isError}
          items={events.data?.map((one) => ({
            key: one.id,
            title: one.title,
            to: `events/${one.id}`,
            note: [one.sessions[0] && time.at(one.sessions[0].startsAt), words.closes(time.at(one.signupClosesAt))]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      </div>
    </Page>
  );
}
