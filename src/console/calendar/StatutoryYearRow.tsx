import { Button, Flex } from "antd";
import type { StatutoryYear } from "../../contracts/calendar.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
import { useBureau } from "../shell/bureau.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { useImportTable } from "./queries.ts";
import { text } from "./text.ts";

const TONES: Record<StatutoryYear["source"], Tone> = { official: "good", published: "neutral", unknown: "waiting" };

/** One year: where its workdays and rest days come from, its imported days, and every import before. */
export function StatutoryYearRow({ year }: { year: StatutoryYear }) {
  const words = useText(text).statutory;
  const bureau = useBureau();
  const time = useTime();
  const sure = useConfirm();
  const say = useDone();
  const save = useImportTable();
  const withdraw = () =>
    sure({
      title: words.withdrawTitle(year.year),
      content: words.withdrawContent,
      ok: words.withdraw,
      onOk: () => say(save.mutateAsync({ body: { year: year.year, rows: [] } }), words.withdrawn(year.year)),
    });
  return (
    <div className="statutory-year">
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Flex gap={10} align="center">
          <strong className="numbers" style={{ fontSize: 16 }}>
            {year.year}
          </strong>
          <StateTag tone={TONES[year.source]}>{words.sources[year.source]}</StateTag>
        </Flex>
        {year.source === "official" && bureau.may("bureau.write") && (
          <Button danger type="text" size="small" onClick={withdraw}>
            {words.withdraw}
          </Button>
        )}
      </Flex>
      <div style={{ color: "var(--ink-soft)" }}>{words.sourceHints[year.source]}</div>
      {year.rows.length > 0 && (
        <details>
          <summary>{words.days(year.rows.length)}</summary>
          {year.rows.map(({ day, kind, name }) => (
            <div key={day} className="statutory-day">
              <span className="numbers">{time.day(day)}</span>
              <span>{words.kinds[kind]}</span>
              <span>{name}</span>
            </div>
          ))}
        </details>
      )}
      {year.history.length > 0 && (
        <details>
          <summary>{words.history(year.history.length)}</summary>
          {year.history.map(({ at, by, days }) => (
            <div key={at} className="numbers">
              {time.at(at)} · {by.name} · {days > 0 ? words.imported(days) : words.emptied}
            </div>
          ))}
        </details>
      )}
    </div>
  );
}
