import { Progress, Typography } from "antd";
import type { Campaign } from "../../contracts/campaign.ts";
import { Answer } from "../shell/Answer.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { useCampaignReach } from "./queries.ts";
import { text } from "./text.ts";
import { count } from "../text/number.ts";

/** Targets against what is done, and every figure so far with its basis. */
export function CampaignReachPanel({ campaign }: { campaign: Campaign }) {
  const words = useText(text);
  const time = useTime();
  const reach = useCampaignReach(campaign.id, true);
  return (
    <Answer query={reach}>
      {({ targets, subtotals, asOf }) => (
        <div>
          <section className="panel panel-pad">
            <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
              {words.progress}
            </Typography.Title>
            {targets.length === 0 && <Typography.Text type="secondary">{words.noTargets}</Typography.Text>}
            {targets.map((one) => (
              <div key={one.metric} className="figure-row">
                <span>{one.name}</span>
                <span className="numbers">
                  <strong>{count(one.done)}</strong> / {count(one.target)} {one.unit}
                </span>
                <Progress
                  percent={Math.min(100, Math.floor(one.permille / 10))}
                  strokeColor={one.permille >= 1000 ? "#2c6e49" : "#35566f"}
                  format={() => `${Math.floor(one.permille / 10)}%`}
                  size="small"
                  aria-label={one.name}
                  style={{ gridColumn: "1 / -1" }}
                />
              </div>
            ))}
          </section>
          <section className="panel panel-pad">
            <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
              {words.reach}
            </Typography.Title>
            {subtotals.length === 0 && <Typography.Text type="secondary">{words.noReach}</Typography.Text>}
            {subtotals.flatMap(({ metric, name, figures }) =>
              figures.map((figure) => (
                <div key={`${metric} ${figure.basis}`} className="figure-row">
                  <span>
                    {name} <Typography.Text type="secondary">· {words.basis[figure.basis]}</Typography.Text>
                  </span>
                  <strong className="numbers">
                    {count(figure.value)} {figure.unit}
                  </strong>
                </div>
              )),
            )}
            {subtotals.length > 0 && (
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                {words.asOf(time.at(asOf))}
              </Typography.Text>
            )}
          </section>
        </div>
      )}
    </Answer>
  );
}
