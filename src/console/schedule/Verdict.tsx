import { CheckCircleOutlined } from "@ant-design/icons";
import { Alert, Flex, Typography } from "antd";
import type { RequestOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import type { Window } from "../../contracts/window.ts";
import { usePlaylists } from "../playlists/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useText } from "../text/text.ts";
import { ConflictRow } from "./ConflictRow.tsx";
import { recurring } from "./conflict.ts";
import { Offers } from "./Offers.tsx";
import { Overbooked } from "./Overbooked.tsx";
import { useJudgement } from "./queries.ts";
import "./schedule.css";
import { text } from "./text.ts";
import { useSettled } from "./useSettled.ts";

type Content = RequestOf<Endpoints["booking.judge"]>["body"];
const SHOWN = 4;

interface Props {
  /** What would be saved; null while it is not whole yet. */
  content: Content | null;
  onWindows: (windows: Window[]) => void;
  onPlays?: (playsPerHour: number) => void;
}

/** What an approval would find, before anything is saved: guarantees that do not fit, what to choose instead, conflicts. */
export function Verdict({ content, onWindows, onPlays }: Props) {
  const words = useText(text);
  const settled = useSettled(content);
  const judgement = useJudgement(settled);
  const playlist = usePlaylists().data?.find(({ id }) => id === settled?.playlist.id);
  if (!content || !settled) return null;
  const longestMs = Math.max(0, ...(playlist?.items ?? []).map(({ durationMs }) => durationMs));
  return (
    <div aria-live="polite" className="verdict">
      <Typography.Title level={2} style={{ fontSize: 15, margin: "0 0 8px" }}>
        {words.verdict}
      </Typography.Title>
      <Answer query={judgement} rows={2}>
        {(found) => {
          if (!found) return null;
          // What is over-booked is said above, with more.
          const others = recurring(found.conflicts.filter(({ kind }) => kind !== "overbooked"));
          if (found.overbooked.length === 0 && others.length === 0)
            return (
              <Typography.Text type="success">
                <CheckCircleOutlined aria-hidden="true" /> {settled.guarantee ? words.fitsToo : words.fits}
              </Typography.Text>
            );
          return (
            <Flex vertical gap={12}>
              {found.overbooked.length > 0 && (
                <Alert
                  type="error"
                  title={words.overbooked}
                  description={
                    <>
                      <Overbooked shortage={found} />
                      <Offers
                        shortage={found}
                        windows={settled.windows}
                        playsPerHour={settled.guarantee?.playsPerHour ?? 0}
                        longestMs={longestMs}
                        onWindows={onWindows}
                        {...(onPlays && { onPlays })}
                      />
                    </>
                  }
                />
              )}
              {others.slice(0, SHOWN).map((one) => (
                <ConflictRow key={one.key} conflict={one} own={settled.booking ?? "draft"} />
              ))}
              {others.length > SHOWN && (
                <Typography.Text type="secondary">{words.andMore(others.length - SHOWN)}</Typography.Text>
              )}
            </Flex>
          );
        }}
      </Answer>
    </div>
  );
}
