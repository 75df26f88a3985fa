import type { Bilingual } from "../../contracts/problem.ts";

/** What must not stand in a text: it would identify a person. */
export type PersonalKind = "id" | "mobile" | "landline" | "card";

export const PERSONAL_MESSAGE: Record<PersonalKind, Bilingual> = {
  id: { zh: "不能填写身份证号", en: "Must not hold an ID number" },
  mobile: { zh: "不能填写电话号码", en: "Must not hold a phone number" },
  landline: { zh: "不能填写电话号码", en: "Must not hold a phone number" },
  card: { zh: "不能填写银行卡号", en: "Must not hold a bank card number" },
};

/** Joins what people write apart: 138 0013 8000, 6222-0210-…, full-width digits. */
function joined(text: string): string {
  return text
    .replace(/[０-９Ｘｘ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/(\d)[\s)）‐–—-]+(?=[\dXx])/g, "$1");
}

// GB 11643-1999: region, date of birth, sequence, check character; and its 15-digit forerunner.
const ID_18 = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/;
const ID_15 = /(?<!\d)[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/;
const MOBILE = /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/;
const LANDLINE = /(?<!\d)0(?:10|2\d|[3-9]\d{2})\d{7,8}(?!\d)/;
const CARD = /(?<!\d)\d{16,19}(?!\d)/g;

/** The first kind of personal number that a text holds, or null. */
export function personalIn(text: string): PersonalKind | null {
  const plain = joined(text);
  if (ID_18.test(plain) || ID_15.test(plain)) return "id";
  if ((plain.match(CARD) ?? []).some(passesLuhn)) return "card";
  if (MOBILE.test(plain)) return "mobile";
  return LANDLINE.test(plain) ? "landline" : null;
}

/** ISO/IEC 7812-1 annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}
