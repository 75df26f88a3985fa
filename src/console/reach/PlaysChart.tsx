import { BarChart, HeatmapChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { dayText } from "../text/time.ts";
import { type Language, useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import type { Asked } from "./filter.ts";
import { dayOf, drawingOf, everyDay, hourOf, hoursShown, type Row } from "./rows.ts";
import { text } from "./text.ts";

use([BarChart, HeatmapChart, GridComponent, TooltipComponent, VisualMapComponent, AriaComponent, CanvasRenderer]);

const MOST_NAMES = 20;
const INK = "#5e5a53";
const LINE = "#e6e1d9";
const BLUE = "#35566f";

interface Props {
  rows: readonly Row[];
  asked: Asked;
  /** What the chart shows, for those who do not see it; the table beside it has every number. */
  label: string;
}

/** Plays as a chart; loaded only where it is shown. */
export default function PlaysChart({ rows, asked, label }: Props) {
  const words = useText(text);
  const language = useLanguage();
  const box = useRef<HTMLElement>(null);
  const drawing = drawingOf(asked.by, asked.from, asked.to);
  const names = Math.min(rows.length, MOST_NAMES);
  const height = drawing === "names" ? 48 + names * 34 : 400;
  useEffect(() => {
    if (!box.current) return;
    const chart = init(box.current);
    chart.setOption({
      ...optionOf(
        rows,
        asked,
        words.times,
        language,
        getComputedStyle(box.current).fontFamily,
        box.current.clientWidth,
      ),
      aria: { enabled: true, label: { description: label } },
    });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [rows, asked, words, language, label]);
  return (
    <>
      <figure ref={box} aria-label={label} style={{ width: "100%", height, margin: 0 }} />
      {drawing === "names" && rows.length > MOST_NAMES && (
        <div style={{ color: "var(--ink-soft)", fontSize: 13 }}>{words.topShown(MOST_NAMES)}</div>
      )}
    </>
  );
}

function optionOf(
  rows: readonly Row[],
  asked: Asked,
  unit: string,
  language: Language,
  fontFamily: string,
  widthPx: number,
): EChartsCoreOption {
  const { by, from, to } = asked;
  const short = (day: string) => dayText(day, day, language, false);
  const tooltip = {
    trigger: "item",
    confine: true,
    valueFormatter: (plays: unknown) => `${Number(plays).toLocaleString("en-US")} ${unit}`,
  };
  const base = {
    animation: false,
    tooltip,
    textStyle: { fontFamily, color: INK },
  };
  const axis = { axisLine: { lineStyle: { color: LINE } }, axisTick: { show: false }, axisLabel: { color: INK } };
  const values = {
    type: "value",
    minInterval: 1,
    splitLine: { lineStyle: { color: LINE } },
    axisLabel: { color: INK },
  };
  const bar = { type: "bar", itemStyle: { color: BLUE }, barMaxWidth: 36 };
  switch (drawingOf(by, from, to)) {
    case "names": {
      const top = rows.slice(0, MOST_NAMES).toReversed();
      return {
        ...base,
        grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
        // Each bar says its number.
        xAxis: { type: "value", show: false },
        yAxis: {
          type: "category",
          data: top.map(({ title }) => title),
          ...axis,
          axisLabel: { color: INK, width: Math.min(168, widthPx * 0.4), overflow: "truncate" },
        },
        series: [
          {
            ...bar,
            barMaxWidth: 20,
            data: top.map(({ plays }) => plays),
            label: {
              show: true,
              position: "right",
              color: INK,
              formatter: ({ value }: { value: number }) => value.toLocaleString("en-US"),
            },
          },
        ],
      };
    }
    case "grid": {
      const days = everyDay([], from, to).map(({ day }) => day);
      const hours = hoursShown(rows);
      const most = Math.max(...rows.map(({ plays }) => plays));
      return {
        ...base,
        grid: { left: 8, right: 8, top: 8, bottom: 64, containLabel: true },
        xAxis: { type: "category", data: days.map(short), ...axis },
        yAxis: { type: "category", inverse: true, data: hours.map((hour) => `${hour}:00`), ...axis },
        visualMap: {
          min: 0,
          max: most,
          orient: "horizontal",
          left: "center",
          bottom: 0,
          text: [most.toLocaleString("en-US"), "0"],
          itemHeight: 160,
          itemWidth: 12,
          textStyle: { color: INK },
          inRange: { color: ["#eef2f4", "#9fb6c6", "#35566f", "#1c3447"] },
        },
        series: [
          {
            type: "heatmap",
            data: rows.map((row) => [days.indexOf(dayOf(row)), hours.indexOf(hourOf(row)), row.plays]),
            itemStyle: { borderColor: "#fff", borderWidth: 1 },
          },
        ],
      };
    }
    default: {
      const data =
        by === "hour"
          ? hoursShown(rows).map((hour) => ({
              name: `${hour}:00`,
              plays: rows.find((row) => hourOf(row) === hour)?.plays ?? 0,
            }))
          : everyDay(rows, from, to).map(({ day, plays }) => ({ name: short(day), plays }));
      return {
        ...base,
        grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
        xAxis: { type: "category", data: data.map(({ name }) => name), ...axis },
        yAxis: values,
        series: [{ ...bar, data: data.map(({ plays }) => plays) }],
      };
    }
  }
}
