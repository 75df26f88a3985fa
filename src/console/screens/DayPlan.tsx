import { Flex, Typography } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Screen } from "../../contracts/screen.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { DaySteps } from "./DaySteps.tsx";
import { Hours } from "./Hours.tsx";
import { useWatchedPlan } from "./queries.ts";
import { planText } from "./planText.ts";

/** The screen's plan of one day: how its time is shared, hour by hour, down to every item. */
export function DayPlan({ screen }: { screen: Screen }) {
  const words = useText(planText);
  const bureau = useBureau();
  const time = useTime();
  const [day, setDay] = useState(time.today);
  const plan = useWatchedPlan(screen.id, day);
  return (
    <section className="panel panel-pad">
      <Flex justify="space-between" align="center" gap={12} wrap style={{ marginBottom: 16 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {words.plan} · {time.day(day)}
        </Typography.Title>
        <DaySteps day={day} onDay={setDay} />
      </Flex>
      {day < time.today && <Typography.Paragraph type="secondary">{words.planIssued}</Typography.Paragraph>}
      <Answer query={plan} rows={8}>
        {(read) =>
          read.spots.length > 0 ? (
            <Hours key={day} plan={read} />
          ) : (
            <Nothing
              title={words.planEmpty}
              {...(day >= time.today && {
                hint: words.planEmptyHint,
                action: bureau.may("booking.write") && (
                  <Link to={`/b/${bureau.id}/bookings/new?screen=${screen.id}`}>{words.newBooking}</Link>
                ),
              })}
            />
          )
        }
      </Answer>
    </section>
  );
}
