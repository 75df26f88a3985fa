import { describe, expect, it } from "vitest";
import { LONGEST, sloganProblem } from "../../../src/domain/material/slogan.ts";

describe("a slogan", () => {
  it.each([
    "守住钱袋子 · 护好幸福家",
    "举报电话：0750-3278000，反诈热线 96110",
    "☎ 12345 ★ 防范非法集资 ①②③ 2026年6月",
    "Stay alert — don’t be fooled! «50%» ≠ profit",
    "远离“高息”诱惑，拒绝〝保本〞承诺…",
    "㐀𠮷生僻字",
  ])("may say %s", (text) => {
    expect(sloganProblem(text, "scroll")).toBe(null);
  });

  it.each([
    ["zero width space", "守住\u200b钱袋子"],
    ["right-to-left override", "守住\u202e钱袋子"],
    ["byte order mark", "\ufeff守住钱袋子"],
    ["private use", "守住\ue000"],
    ["tab", "守住\t钱袋子"],
    ["carriage return", "守住\r\n钱袋子"],
    ["bell", "守住\u0007"],
    ["half a surrogate pair", "守住\ud83d"],
    ["line separator", "守住\u2028钱袋子"],
  ])("holds no %s", (_, text) => {
    expect(sloganProblem(text, "two_line")?.en).toContain("cannot be seen or shown");
  });

  it.each(["守住钱袋子🔥", "☎️ 96110", "1️⃣ 不轻信"])("holds no emoji: %s", (text) => {
    expect(sloganProblem(text, "scroll")?.en).toContain("emoji");
  });

  it.each([
    ["张三 13800138000", "mobile"],
    ["身份证 11010519491231002X", "ID number"],
    ["卡号 6222 0210 0111 6245 702", "card number"],
  ])("names nobody: %s", (text, what) => {
    expect(sloganProblem(text, "scroll")?.en).toContain(what);
  });

  it("is as long as its style can show, counted as people count", () => {
    for (const template of ["scroll", "static", "two_line"] as const) {
      expect(sloganProblem("𠮷".repeat(LONGEST[template]), template)).toBe(null);
      expect(sloganProblem("𠮷".repeat(LONGEST[template] + 1), template)?.en).toContain(`${LONGEST[template]}`);
    }
  });

  it("has as many lines as its style", () => {
    expect(sloganProblem("甲\n乙", "scroll")?.en).toContain("one line");
    expect(sloganProblem("甲\n乙", "static")).toBe(null);
    expect(sloganProblem("甲\n乙", "two_line")).toBe(null);
    expect(sloganProblem("甲\n乙\n丙", "two_line")?.en).toContain("one line break");
  });
});
