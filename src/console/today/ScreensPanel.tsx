import type { Screen } from "../../contracts/screen.ts";
import { useList } from "../query.ts";
import { useAlerts } from "../screens/queries.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Panel, type Waiting } from "./Panel.tsx";
import { text } from "./text.ts";

const MINUTE_MS = 60_000;

/** Screens without a player, silent in their opening hours, or with errors; then those that came back today. */
export function ScreensPanel() {
  const words = useText(text);
  const time = useTime();
  const screens = useList("screen.list", {}, { refetchIntervalMs: MINUTE_MS });
  const alerts = useAlerts();
  const silent = new Map(alerts.data?.filter(({ endedAt }) => endedAt === null).map((one) => [one.screen, one]));
  const trouble = ({ id, health }: Screen): string | null => {
    const alert = silent.get(id);
    if (!health.paired) return words.unpaired;
    if (alert) return words.silent(time.at(alert.since));
    if (health.lastContactAt === null) return words.neverHeard;
    return health.errors.length > 0 ? words.errors(health.errors.length) : null;
  };
  const item = ({ id, name }: Pick<Screen, "id" | "name">, key: string, tone: Tone, what: string): Waiting => ({
    key,
    title: name,
    to: `screens/${id}`,
    tag: <StateTag tone={tone}>{what}</StateTag>,
  });
  const now = screens.data?.flatMap((screen): Waiting[] => {
    const what = trouble(screen);
    return what ? [item(screen, screen.id, screen.health.paired ? "bad" : "neutral", what)] : [];
  });
  const back = (alerts.data ?? [])
    .filter(({ endedAt }) => endedAt !== null && time.dayOf(endedAt) === time.today)
    .map(({ id, screen, name, since, endedAt }) =>
      item({ id: screen, name }, id, "quiet", words.back(time.span(since, endedAt ?? since))),
    );
  return (
    <Panel
      title={words.screens}
      empty={screens.data?.length === 0 ? words.noScreensYet : words.noScreens}
      failed={screens.isError || alerts.isError}
      items={now && alerts.data && [...now, ...back]}
    />
  );
}
