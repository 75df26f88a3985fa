import { Flex, Typography } from "antd";
import { useState } from "react";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { Answer } from "../shell/Answer.tsx";
import { Nothing } from "../shell/Nothing.tsx";
import { instantOf, plusDays, useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { ConflictRow } from "./ConflictRow.tsx";
import { recurring } from "./conflict.ts";
import { useConflicts } from "./queries.ts";
import "./schedule.css";
import { text } from "./text.ts";
import { Unconfirmed, yearsOf } from "./Unconfirmed.tsx";

const DAYS_AHEAD = 30;

/** Where approved bookings hide or crowd out each other, in a range of days. */
export function Conflicts() {
  const words = useText(text);
  const time = useTime();
  const [[from, to], setDays] = useState<[string, string]>([time.today, plusDays(time.today, DAYS_AHEAD)]);
  const conflicts = useConflicts(instantOf(from, "00:00", time.zone), instantOf(plusDays(to, 1), "00:00", time.zone));
  return (
    <>
      <Flex gap={12} align="center" wrap style={{ marginBottom: 12 }}>
        <div style={{ width: 260 }}>
          <DayRangePicker label={words.range} value={[from, to]} onChange={(days) => days && setDays(days)} />
        </div>
        <Typography.Text type="secondary">{words.conflictsIntro}</Typography.Text>
      </Flex>
      <Answer query={conflicts} rows={8}>
        {(found) => (
          <>
            <Unconfirmed years={yearsOf(found.unconfirmedDays)} />
            <div className="panel">
              {found.conflicts.length === 0 && <Nothing title={words.noConflicts} hint={words.noConflictsHint} />}
              {recurring(found.conflicts).map((one) => (
                <ConflictRow key={one.key} conflict={one} />
              ))}
            </div>
          </>
        )}
      </Answer>
    </>
  );
}
