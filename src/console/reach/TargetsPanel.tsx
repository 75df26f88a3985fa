import { Progress, Typography } from "antd";
import type { TargetProgress } from "../../contracts/reach.ts";
import type { z } from "zod";
import { useMetrics } from "../campaigns/queries.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { count } from "../text/number.ts";
import { text } from "./text.ts";

/** How far each target of a campaign is reached. */
export function TargetsPanel({ targets }: { targets: readonly z.infer<typeof TargetProgress>[] }) {
  const words = useText(text);
  const language = useLanguage();
  const metrics = useMetrics().data?.items ?? [];
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
        {words.targets}
      </Typography.Title>
      <Typography.Paragraph type="secondary" style={{ margin: "4px 0 12px" }}>
        {targets.length === 0 ? words.noTargets : words.targetsHint}
      </Typography.Paragraph>
      {targets.map(({ metric, name, done, target, unit, permille }) => {
        const named = metrics.find((one) => one.key === metric)?.name[language] ?? name;
        const percent = Math.floor(permille / 10);
        return (
          <div key={metric} className="target">
            <span>{named}</span>
            <span className="numbers">
              <strong>{count(done)}</strong>{" "}
              <span style={{ color: "var(--ink-soft)" }}>/ {words.goal(count(target), unit)}</span>
            </span>
            <Progress
              percent={Math.min(100, percent)}
              strokeColor={permille >= 1000 ? "#2c6e49" : "#35566f"}
              format={() => `${percent}%`}
              size="small"
              aria-label={named}
            />
          </div>
        );
      })}
    </section>
  );
}
