import { Typography } from "antd";
import type { ScreenContacts } from "../../contracts/proof.ts";
import { useText } from "../text/text.ts";
import { contactsText } from "./contactsText.ts";
import { roundedOut } from "./contacts.ts";
import { count } from "../text/number.ts";

/** The day's contacts with their bounds and what they were made from; or why there is no figure. */
export function ContactsNote({ contacts, surveyed }: { contacts: ScreenContacts | undefined; surveyed: boolean }) {
  const words = useText(contactsText);
  return (
    <section className="contacts-note" aria-label={words.title}>
      <strong>{words.title}</strong>
      {surveyed ? contacts && <Known contacts={contacts} /> : <div>{words.noFootfall}</div>}
    </section>
  );
}

function Known({ contacts: { total, unknownPlays, minViewSeconds } }: { contacts: ScreenContacts }) {
  const words = useText(contactsText);
  if (!total) return <div>{unknownPlays > 0 ? words.noneKnown(count(unknownPlays)) : words.noPlays}</div>;
  const { lo, value, hi } = roundedOut(total);
  return (
    <>
      <div className="numbers" style={{ fontSize: 18, fontWeight: 600 }}>
        {words.total(value, lo, hi)}
      </div>
      <div>{words.made(count(total.sources), total.sources === 1)}</div>
      {unknownPlays > 0 && <div>{words.unknownPlays(count(unknownPlays))}</div>}
      <Typography.Text type="secondary" style={{ fontSize: 13 }}>
        {words.method(count(minViewSeconds))}
      </Typography.Text>
    </>
  );
}
