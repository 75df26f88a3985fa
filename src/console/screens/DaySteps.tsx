import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Flex } from "antd";
import { DayPicker } from "../form/DayPicker.tsx";
import { plusDays, useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { planText } from "./planText.ts";

/** From day to day. */
export function DaySteps({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const words = useText(planText);
  const { today } = useTime();
  return (
    <Flex gap={8} wrap>
      <Button icon={<LeftOutlined />} aria-label={words.previousDay} onClick={() => onDay(plusDays(day, -1))} />
      <div style={{ width: 140 }}>
        <DayPicker value={day} onChange={(next) => next && onDay(next)} />
      </div>
      <Button icon={<RightOutlined />} aria-label={words.nextDay} onClick={() => onDay(plusDays(day, 1))} />
      <Button disabled={day === today} onClick={() => onDay(today)}>
        {words.today}
      </Button>
    </Flex>
  );
}
