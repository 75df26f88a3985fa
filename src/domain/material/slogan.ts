import type { TextStyle } from "../../contracts/plan.ts";
import type { Bilingual } from "../../contracts/problem.ts";
import { personalIn } from "../person/personal.ts";

/** The most characters that people can read before the slogan changes; a scrolling one has time. */
export const LONGEST: Record<TextStyle["template"], number> = { scroll: 500, static: 80, two_line: 80 };

// What no reader sees, and what a reader sees in another order than it is stored: reviewed and shown would not be one.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}|\p{Zl}|\p{Zp}/u;
// LED controllers draw from a font of characters; colour pictures are not in it.
const PICTURES = /\p{Emoji_Presentation}|\ufe0f|\u20e3/u;

/**
 * Why a slogan cannot be shown as written; null when it can. `text` without blanks at its ends. A landline or a
 * hotline is what slogans are for; a mobile number, an ID number or a card number would be somebody's.
 */
export function sloganProblem(text: string, template: TextStyle["template"]): Bilingual | null {
  const lines = text.split("\n");
  if (PICTURES.test(text))
    return {
      zh: "不能使用表情符号：多数 LED 屏无法显示",
      en: "No emoji: most LED screens cannot show them",
    };
  if (lines.some((line) => INVISIBLE.test(line)))
    return {
      zh: "含有看不见或屏幕无法显示的字符，请删去后重新输入",
      en: "It holds characters that cannot be seen or shown; type it again without them",
    };
  if (template === "scroll" && lines.length > 1)
    return { zh: "滚动样式只能有一行，请去掉换行", en: "A scrolling slogan is one line; remove the line break" };
  if (template === "two_line" && lines.length > 2)
    return { zh: "两行样式最多换行一次", en: "Two lines: one line break at most" };
  const length = [...text].length;
  if (length > LONGEST[template])
    return {
      zh: `此样式最多 ${LONGEST[template]} 字，现为 ${length} 字；更长的请用滚动样式`,
      en: `At most ${LONGEST[template]} characters in this style, not ${length}; a longer one can scroll`,
    };
  return personalProblem(text);
}

function personalProblem(text: string): Bilingual | null {
  switch (personalIn(text)) {
    case "id":
      return { zh: "不能含有身份证号", en: "It must not hold an ID number" };
    case "card":
      return { zh: "不能含有银行卡号", en: "It must not hold a bank card number" };
    case "mobile":
      return {
        zh: "不能含有手机号码；举报电话请用固定电话或热线",
        en: "It must not hold a mobile number; give a landline or a hotline",
      };
    case "landline":
    case null:
      return null;
  }
}
