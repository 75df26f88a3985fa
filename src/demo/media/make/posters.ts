import {
  at,
  bait,
  chip,
  crash,
  die,
  fraudster,
  grandfather,
  grandmother,
  house,
  phone,
  sack,
  shielded,
  waves,
  wheel,
} from "./art.ts";
import { BUREAU, CHANNELS, type Look, LOOKS, OFFICE, SLOGAN } from "./words.ts";

/** One still page: `html` is the body, sized `width` × `height` CSS pixels. */
export interface Page {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly html: string;
}

export const couple = (): string =>
  at(0, 0, 1.8, shielded("#F4FBEF", at(-76, -8, 0.57, grandmother) + at(80, -16, 0.57, grandfather))) +
  at(4, 252, 0.98, sack());

export const luck = (turn = "none", balance = slip("余额 ¥0.00")): string =>
  at(0, 40, 1.12, phone(at(0, -30, 0.66, wheel, turn) + site + balance, "#2A0A4F")) +
  at(-265, 250, 1.25, die) +
  at(258, 300, 1, die) +
  at(-290, 60, 0.9, chip("#D0202C")) +
  at(280, 110, 0.95, chip("#1E7F5C")) +
  at(-236, -120, 0.62, chip("#E0982A"));
export const slip = (words: string, color = "#D0202C"): string =>
  `<rect x="-134" y="160" width="268" height="92" rx="20" fill="${color}"/><text x="0" y="220" text-anchor="middle" font-size="40" font-weight="700" fill="#fff">${words}</text>`;
const site = `<text x="0" y="-212" text-anchor="middle" font-size="38" font-weight="700" fill="#FFD36B">在线×××娱乐</text>`;

export const home = (): string =>
  at(
    0,
    0,
    1.8,
    shielded("url(#sky)", `<ellipse cx="0" cy="190" rx="230" ry="110" fill="#7CC48A"/>${at(0, 2, 0.66, house)}`),
  ) + at(196, 262, 0.98, sack());

const illustration: Record<Look["key"], (x: number, y: number, scale: number) => string> = {
  pension: (x, y, k) =>
    at(
      x,
      y,
      k,
      at(0, 30, 1, couple()) +
        at(-372, -250, 0.84, bait("高额返利")) +
        at(380, -330, 0.84, bait("免费旅游", "#C9762B")),
    ),
  gambling: (x, y, k) => at(x, y, k, luck()),
  fraud: (x, y, k) =>
    at(
      x,
      y,
      k,
      at(20, -130, 1.25, crash()) +
        at(0, 187, 1.235, fraudster) +
        at(-320, -250, 0.9, bait("日息3%")) +
        at(376, -290, 0.86, bait("保本", "#C9762B")),
    ),
};

export const foot = (
  height: number,
  size: number,
  stacked = false,
  title: string = SLOGAN.join("&thinsp;·&thinsp;"),
): string => `<div class="foot" style="${stacked ? "flex-direction:column;justify-content:center;gap:14rem;" : ""}height:${height}rem;padding:0 ${size * 1.6}rem;font-size:${size}rem">
  <div class="slogan" style="font-size:${stacked ? 1.2 : 1.35}em">${title}</div>
  <div class="lines">${CHANNELS.map(([what, number]) => `<span><i>${what}</i><em>${number}</em></span>`).join("")}</div></div>`;

export const bureauMark = (x: number, y: number, size: number): string =>
  `<div class="bureau" style="left:${x}rem;top:${y}rem;font-size:${size}rem"><b>防</b>${BUREAU}</div>`;

export const style = (look: Pick<Look, "colors">, light: string): string =>
  Object.entries(look.colors)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";") + `;--light:${light}`;

const tips = (look: Look, place: string): string =>
  `<ul class="tips" style="${place}">${look.tips.map(([a, b]) => `<li><b>${a}</b><span>${b}</span></li>`).join("")}</ul>`;

const headline = (look: Look, place: string): string =>
  `<div class="headline" style="${place}"><span>${look.headline[0]}</span><span class="gold">${look.headline[1]}</span></div>`;

const landscape = (look: Look): Page => ({
  name: `${look.key}-poster.jpg`,
  width: 1920,
  height: 1080,
  html: `<div class="sheet" style="${style(look, "74% 44%")}"><div class="rays"></div>
    <div class="sea" style="position:absolute;left:0;right:0;bottom:0;height:330rem" >${waves(look.colors.glow, "w")}</div>
    <svg class="art">${illustration[look.key](1390, 490, 0.96)}</svg>
    ${bureauMark(96, 60, 34)}
    <div class="kicker" style="left:96rem;top:166rem;font-size:44rem">${look.kicker}</div>
    ${headline(look, "left:88rem;top:258rem;font-size:160rem")}
    ${tips(look, "left:96rem;top:668rem;font-size:37rem")}
    ${foot(118, 38)}</div>`,
});

const portrait = (look: Look): Page => ({
  name: `${look.key}-poster-portrait.jpg`,
  width: 1080,
  height: 1920,
  html: `<div class="sheet" style="${style(look, "50% 56%")}"><div class="rays"></div>
    <div class="sea" style="position:absolute;left:0;right:0;bottom:0;height:420rem" >${waves(look.colors.glow, "w")}</div>
    <svg class="art">${look.key === "fraud" ? illustration.fraud(540, 990, 0.78) : illustration[look.key](540, 1056, 0.86)}</svg>
    ${bureauMark(72, 72, 34)}
    <div class="kicker" style="left:72rem;top:180rem;font-size:44rem">${look.kicker}</div>
    ${headline(look, "left:64rem;top:268rem;font-size:174rem")}
    ${tips(look, "left:72rem;top:1450rem;font-size:37rem;gap:.5em")}
    ${foot(200, 42, true)}</div>`,
});

/** What a screen shows when nothing is booked: who we are and where to report. */
const fallback = (name: string, width: number, height: number): Page => {
  const wide = width > height;
  const size = 176;
  return {
    name,
    width,
    height,
    html: `<div class="sheet" style="${style({ colors: { deep: "#8E120C", mid: "#B91F15", glow: "#E5482F", accent: "#FFE9A8" } }, wide ? "76% 46%" : "50% 34%")}"><div class="rays"></div>
    <div class="sea" style="position:absolute;left:0;right:0;bottom:0;height:${wide ? 400 : 640}rem" >${waves("#E5482F", "w")}</div>
    <svg class="art">${wide ? at(1440, 500, 1.02, home()) : at(540, 570, 1, home())}</svg>
    ${bureauMark(96, wide ? 88 : 84, 40)}
    <div class="headline" style="left:88rem;top:${wide ? 200 : 968}rem;font-size:${size}rem"><span class="gold">${SLOGAN[0]}</span><span>${SLOGAN[1]}</span></div>
    <div style="position:absolute;left:96rem;top:${wide ? 650 : 1408}rem;font-size:40rem;letter-spacing:.05em;line-height:1.6;color:#FFEBD2">远离非法集资、非法金融活动<br/>发现线索，请拨打</div>
    <div style="position:absolute;left:96rem;top:${wide ? 800 : 1548}rem;display:flex;${wide ? "gap:64rem" : "flex-direction:column;gap:0;line-height:1.16"};white-space:nowrap">${CHANNELS.map(([what, number]) => `<div style="display:flex;align-items:baseline;gap:18rem"><span style="font-size:40rem">${what}</span><b class="gold" style="font-size:${wide ? 96 : 92}rem;letter-spacing:.04em">${number}</b></div>`).join("")}</div>
    <div style="position:absolute;left:96rem;bottom:${wide ? 60 : 72}rem;font-size:28rem;letter-spacing:.08em;opacity:.9">${OFFICE} 宣</div></div>`,
  };
};

export const POSTERS: readonly Page[] = [
  ...LOOKS.flatMap((look) => [landscape(look), portrait(look)]),
  fallback("fallback-poster.jpg", 1920, 1080),
  fallback("fallback-poster-portrait.jpg", 1080, 1920),
];
