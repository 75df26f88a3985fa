import { Collapse, Drawer, Progress, Typography } from "antd";
import type { Screen } from "../../contracts/screen.ts";
import type { ResultOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import { useSpotNames } from "../schedule/useSpotNames.ts";
import { Answer } from "../shell/Answer.tsx";
import { Nothing } from "../shell/Nothing.tsx";
import { lengthText, useTime, wallOf } from "../text/time.ts";
import { useText } from "../text/text.ts";
import "./bookings.css";
import { usePlan } from "./queries.ts";
import { text } from "./text.ts";

type Plan = ResultOf<Endpoints["plan.read"]>;

/** What one screen shows on one day: how the time is shared, and every spot by the hour. */
export function PlanDrawer({ screen, day, onClose }: { screen: Screen; day: string; onClose: () => void }) {
  const words = useText(text);
  const time = useTime();
  const plan = usePlan(screen.id, day);
  return (
    <Drawer open size={560} title={`${words.planTitle(screen.name)} · ${time.day(day)}`} onClose={onClose}>
      <Answer query={plan}>
        {(read) => (read.spots.length === 0 ? <Nothing title={words.planEmpty} /> : <PlanView plan={read} />)}
      </Answer>
    </Drawer>
  );
}

function PlanView({ plan }: { plan: Plan }) {
  const words = useText(text);
  const names = useSpotNames();
  const hours = new Map<number, Plan["spots"]>();
  for (const spot of plan.spots) {
    const hour = Number(wallOf(spot.at, plan.zone).time.slice(0, 2));
    hours.set(hour, [...(hours.get(hour) ?? []), spot]);
  }
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.airtime}
      </Typography.Title>
      {plan.airtime.map((share) => (
        <div key={share.booking ?? "fallback"} style={{ marginBottom: 10 }}>
          <div style={{ display: "flex", justifyContent: "space-between", gap: 12 }}>
            <span>{names.owner(share)}</span>
            <span className="numbers" style={{ color: "var(--ink-soft)", whiteSpace: "nowrap" }}>
              {words.plays(share.plays)} · {lengthText(share.seconds * 1000)}
            </span>
          </div>
          <Progress
            percent={share.sharePermille / 10}
            size="small"
            strokeColor="#35566f"
            aria-label={`${words.share}: ${names.owner(share)}`}
          />
        </div>
      ))}
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 24 }}>
        {words.spotsAt}
      </Typography.Title>
      <Collapse
        size="small"
        items={[...hours].map(([hour, spots]) => ({
          key: hour,
          label: words.hour(hour),
          extra: words.plays(spots.length),
          children: spots.map((spot) => (
            <div key={spot.at} className="spot-row">
              <span className="numbers">{clockOf(spot.at, plan.zone)}</span>
              <span className="numbers" style={{ color: "var(--ink-soft)" }}>
                {lengthText(spot.durationMs)}
              </span>
              <span>
                {names.content(spot)}
                {spot.cut && ` · ${words.cut}`}
                <div style={{ color: "var(--ink-soft)", fontSize: 12 }}>
                  {names.owner({ ...spot, title: spot.bookingTitle })}
                </div>
              </span>
            </div>
          )),
        }))}
      />
    </>
  );
}

function clockOf(instant: string, zone: string): string {
  return new Date(instant).toLocaleTimeString("sv-SE", { timeZone: zone });
}
