import type { Screen } from "../../contracts/screen.ts";
import { useList } from "../query.ts";
import { useNow } from "../screens/useNow.ts";
import { StateTag } from "../shell/StateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Panel, type Waiting } from "./Panel.tsx";
import { text } from "./text.ts";

const MINUTE_MS = 60_000;
const SILENT_MS = 10 * MINUTE_MS;

/** Screens without a player, out of contact for ten minutes, or with errors. */
export function ScreensPanel() {
  const words = useText(text);
  const time = useTime();
  const now = useNow(MINUTE_MS);
  const screens = useList("screen.list", {}, { refetchIntervalMs: MINUTE_MS });
  const trouble = ({ health }: Screen): string | null => {
    if (!health.paired) return words.unpaired;
    if (health.lastContactAt === null) return words.neverHeard;
    if (now - Date.parse(health.lastContactAt) > SILENT_MS) return words.silent(time.at(health.lastContactAt));
    return health.errors.length > 0 ? words.errors(health.errors.length) : null;
  };
  const items = screens.data?.flatMap((screen): Waiting[] => {
    const what = trouble(screen);
    if (!what) return [];
    const tone = screen.health.paired ? "bad" : "neutral";
    return [
      {
        key: screen.id,
        title: screen.name,
        to: `screens/${screen.id}`,
        tag: <StateTag tone={tone}>{what}</StateTag>,
      },
    ];
  });
  return (
    <Panel
      title={words.screens}
      empty={screens.data?.length === 0 ? words.noScreensYet : words.noScreens}
      failed={screens.isError}
      items={items}
    />
  );
}
