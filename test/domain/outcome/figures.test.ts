import { describe, expect, test } from "vitest";
import type { FiledFigure } from "../../../src/contracts/outcome.ts";
import { METRICS } from "../../../src/domain/metric/dictionary.ts";
import { askedMetrics } from "../../../src/domain/outcome/asked.ts";
import { figureFaults } from "../../../src/domain/outcome/figures.ts";
import { decideOutcome } from "../../../src/domain/outcome/state.ts";
import { figureWarnings } from "../../../src/domain/outcome/warnings.ts";

const unitOf = (key: string) => METRICS.find((metric) => metric.key === key)?.unit ?? "?";
const figure = (metric: string, value: number, more: Partial<FiledFigure> = {}): FiledFigure => ({
  metric,
  value,
  unit: unitOf(metric),
  method: "counted",
  ...more,
});
const stream = { definition: "独立观看用户数", channel: "视频号 20230615" };

const faults = (filer: "host" | "institution", figures: FiledFigure[]) =>
  figureFaults(figures, { filer, sessions: 2 }).map((fault) => fault.path);

describe("what blocks a filing, by the path of its field", () => {
  test.each([
    ["an unknown metric", "institution", [figure("likes", 1, { unit: "个" })], ["figures.0.value"]],
    ["another unit", "institution", [figure("materials_distributed", 1, { unit: "个" })], ["figures.0.value"]],
    ["the host's figure from an institution", "institution", [figure("onsite_attendances", 1)], ["figures.0.value"]],
    ["an institution's figure from the host", "host", [figure("consultations", 1)], ["figures.0.value"]],
    ["what the system counts", "host", [figure("sessions", 1)], ["figures.0.value"]],
    ["the same twice", "institution", [figure("reposts", 1), figure("reposts", 2)], ["figures.1.value"]],
    ["a live stream without its definition", "host", [figure("livestream_views", 9)], ["figures.0.definition"]],
    [
      "more viewers than views",
      "host",
      [figure("livestream_viewers", 10, stream), figure("livestream_views", 9, stream)],
      ["figures.0.value"],
    ],
    [
      "more at a lecture than at the event",
      "host",
      [figure("onsite_attendances", 5), figure("lecture_attendances", 6)],
      ["figures.1.value"],
    ],
    ["more lectures than sessions", "host", [figure("lectures", 3)], ["figures.0.value"]],
  ] as const)("%s", (_, filer, figures, paths) => {
    expect(faults(filer, [...figures])).toEqual(paths);
  });

  test("two streams stand side by side, each by its channel", () => {
    const other = { ...stream, channel: "抖音 88" };
    const figures = [
      figure("livestream_views", 100, stream),
      figure("livestream_viewers", 90, stream),
      figure("livestream_views", 10, other),
      figure("livestream_viewers", 10, other),
    ];
    expect(faults("host", figures)).toEqual([]);
  });
});

describe("what asks to be confirmed", () => {
  const codes = (figures: FiledFigure[], host: number | null) => figureWarnings(figures, host).map((one) => one.code);
  test.each([
    [[figure("materials_distributed", 501)], 100, ["leaflets_above_attendances"]],
    [[figure("materials_distributed", 499)], 100, []],
    [[figure("materials_distributed", 501)], null, []],
    [[figure("consultations", 101)], 100, ["consultations_above_attendances"]],
    [[figure("consultations", 97)], 100, []],
    [[figure("reposts", 300), figure("boards", 100)], null, ["all_round"]],
    [[figure("reposts", 300), figure("boards", 7)], null, []],
    [[figure("reposts", 300, { method: "estimated" })], null, []],
  ] as const)("%#", (figures, host, expected) => {
    expect(codes([...figures], host)).toEqual(expected);
  });
});

describe("as few fields as the event needs", () => {
  const keys = (channel: "onsite" | "online" | "both", filer: "host" | "institution", metrics: string[] = []) =>
    askedMetrics({ channel, metrics }, filer).map((metric) => metric.key);
  test("core ones first, then what the event asks of this filer", () => {
    expect(keys("onsite", "institution", ["boards", "lectures"])).toEqual([
      "materials_distributed",
      "consultations",
      "sms_delivered",
      "media_reports",
      "boards",
    ]);
  });
  test("no live stream where people meet, no attendances on a live stream", () => {
    expect(keys("onsite", "host")).toEqual(["onsite_attendances"]);
    expect(keys("online", "host")).toEqual(["livestream_viewers", "livestream_views", "livestream_peak"]);
    expect(keys("both", "host")).toHaveLength(4);
  });
});

test.each([
  ["edit", "draft", { to: "draft" }],
  ["edit", "returned", { to: "returned" }],
  ["edit", "submitted", { refuse: "conflict" }],
  ["edit", "accepted", { refuse: "conflict" }],
  ["submit", "draft", { to: "submitted" }],
  ["submit", "returned", { to: "submitted" }],
  ["submit", "accepted", { refuse: "conflict" }],
  ["accept", "submitted", { to: "accepted" }],
  ["accept", "returned", { refuse: "conflict" }],
  ["return", "submitted", { to: "returned" }],
  ["return", "accepted", { refuse: "conflict" }],
] as const)("%s of %s", (act, state, verdict) => {
  expect(decideOutcome(act, { state, submittedBy: "a", actor: "b" })).toEqual(verdict);
});

test("who submitted it does not judge it", () => {
  expect(decideOutcome("accept", { state: "submitted", submittedBy: "a", actor: "a" })).toEqual({
    refuse: "same_person",
  });
});
