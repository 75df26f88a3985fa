import { describe, expect, it } from "vitest";
import { clausesOf, inTwoLines } from "../../../src/player/stage/text.ts";

describe("slogans", () => {
  it("break in two where their author did, else at the punctuation nearest to the middle", () => {
    expect(inTwoLines("天上不会掉馅饼，一夜致富是陷阱")).toEqual(["天上不会掉馅饼，", "一夜致富是陷阱"]);
    expect(inTwoLines("第一行\n第二行很长很长")).toEqual(["第一行", "第二行很长很长"]);
    expect(inTwoLines("没有标点的八个字呢")).toEqual(["没有标点的", "八个字呢"]);
    expect(inTwoLines("短")).toEqual(["短"]);
  });

  it("lose nothing when they are cut into clauses", () => {
    const text = "高收益伴随高风险，谨慎投资。举报电话：12345";
    expect(clausesOf(text)).toEqual(["高收益伴随高风险，", "谨慎投资。", "举报电话：12345"]);
    expect(clausesOf(text).join("")).toBe(text);
  });
});
