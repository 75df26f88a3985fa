import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDifference } from "../../../src/domain/review/difference.ts";

const shown = (before: string, after: string) =>
  textDifference(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}]`, new: `[+${text}]` })[kind])
    .join("");

describe("the difference of two texts", () => {
  it.each([
    ["守住钱袋子", "守住钱袋子", "守住钱袋子"],
    ["守住钱袋", "守住钱袋子", "守住钱袋[+子]"],
    ["高息返利是陷井", "高息返利是陷阱", "高息返利是陷[-井][+阱]"],
    ["举报电话 0750-3278000", "举报电话 0750-3278001", "举报电话 0750-[-3278000][+3278001]"],
    ["Stop fraud", "Stop the fraud", "Stop [+the ]fraud"],
    ["", "新", "[+新]"],
    ["旧", "", "[-旧]"],
    ["", "", ""],
    ["👨‍👩‍👧家", "👨‍👩‍👦家", "[-👨‍👩‍👧][+👨‍👩‍👦]家"],
  ])("%s → %s", (before, after, difference) => {
    expect(shown(before, after)).toBe(difference);
  });

  it("gives both texts back, and nothing of a kind twice in a row", () => {
    const words = fc.string({ unit: fc.constantFrom("守", "住", "钱", "a", "b", "1", " ", "\n", "👍"), maxLength: 40 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const stretches = textDifference(before, after);
        const without = (kind: string) => stretches.flatMap((one) => (one.kind === kind ? [] : [one.text])).join("");
        expect(without("new")).toBe(before);
        expect(without("gone")).toBe(after);
        stretches.slice(1).forEach((one, n) => expect(one.kind).not.toBe(stretches[n]?.kind));
        if (before === after) expect(stretches.every((one) => one.kind === "same")).toBe(true);
      }),
    );
  });
});
