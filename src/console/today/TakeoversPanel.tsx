import { useBureau } from "../shell/bureau.ts";
import { useUnreviewed } from "../takeover/queries.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Panel } from "./Panel.tsx";
import { text } from "./text.ts";

/** Takeovers that somebody else issued and nobody has reviewed yet; only for reviewers. */
export function TakeoversPanel() {
  const words = useText(text);
  const time = useTime();
  const { person } = useBureau();
  const waiting = useUnreviewed();
  return (
    <Panel
      title={words.takeovers}
      empty={words.noTakeovers}
      failed={waiting.isError}
      items={waiting.data
        ?.filter(({ issuedBy }) => issuedBy.id !== person.id)
        .map((one) => ({
          key: one.id,
          title: one.title,
          to: `takeovers?review=${one.id}`,
          note: `${one.issuedBy.name} · ${time.at(one.from)} · ${one.reason}`,
        }))}
    />
  );
}
