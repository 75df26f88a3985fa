import { DownloadOutlined } from "@ant-design/icons";
import { Button, Flex, Typography } from "antd";
import { useState } from "react";
import { DayPicker } from "../form/DayPicker.tsx";
import { useBureau } from "../shell/bureau.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { factText } from "./factText.ts";

/** For screens that NovaStar's cloud drives: a day's plan as its interface takes it. */
export function NovaPanel({ screen }: { screen: string }) {
  const words = useText(factText);
  const bureau = useBureau();
  const { today } = useTime();
  const [day, setDay] = useState(today);
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.nova}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{words.novaHint}</Typography.Paragraph>
      <Flex gap={8} wrap>
        <div style={{ width: 140 }}>
          <DayPicker value={day} onChange={(next) => next && setDay(next)} />
        </div>
        <Button
          icon={<DownloadOutlined />}
          href={`/api/bureaus/${bureau.id}/screens/${screen}/novacloud?day=${day}`}
          download
        >
          {words.novaDownload}
        </Button>
      </Flex>
    </section>
  );
}
