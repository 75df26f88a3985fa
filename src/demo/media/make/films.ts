import { at, bait, crash, fraudster, grandfather, grandmother, seal, waves } from "./art.ts";
import { bureauMark, couple, foot, home, luck, type Page, slip, style } from "./posters.ts";
import { FOUR_LOOKS, type Look, LOOKS, OFFICE, SLOGAN, THREE_THOUGHTS } from "./words.ts";

export const FRAMES_PER_SECOND = 25;

export interface Film extends Page {
  readonly durationMs: number;
  /** VP9 constant quality: lower is larger. */
  readonly crf: number;
}

/** A CSS animation value: `name` starts at second `from` and takes `seconds`. */
const play = (name: string, from: number, seconds = 0.6): string =>
  `${name} ${seconds}s cubic-bezier(.2,.8,.25,1) ${from}s both`;

/** Something on stage from second `from` until second `to`. */
const scene = (from: number, to: number, html: string): string =>
  `<div style="position:absolute;inset:0;animation:appear .35s ${from}s both, vanish .3s ${to - 0.3}s forwards">${html}</div>`;

const art = (drawing: string): string => `<svg class="art">${drawing}</svg>`;

const headline = (lines: readonly [string, string], from: number, top = 176, size = 112): string =>
  `<div class="headline" style="left:64rem;top:${top}rem;font-size:${size}rem"><span style="animation:${play("rise", from)}">${lines[0]}</span><span class="gold" style="animation:${play("rise", from + 0.35)}">${lines[1]}</span></div>`;

const kicker = (look: Look): string =>
  `<div class="kicker" style="left:64rem;top:110rem;font-size:30rem">${look.kicker}</div>`;

const tips = (look: Look, from: number, top: number): string =>
  `<ul class="tips" style="left:64rem;top:${top}rem;font-size:30rem;gap:.9em">${look.tips.map(([a, b], i) => `<li style="animation:${play("slide", from + i * 0.6)}"><b>${a}</b><span>${b}</span></li>`).join("")}</ul>`;

const FILM_MS = 12_000;
const END = 8;
const lookOf = (key: Look["key"]): Look => {
  const look = LOOKS.find((each) => each.key === key);
  if (!look) throw new Error(`no look for ${key}`);
  return look;
};

/** A theme's film: `story` tells it up to second END, then headline, `ending` and the reporting lines stay. */
const themed = (key: Look["key"], story: (look: Look) => string, ending: string): Film => {
  const look = lookOf(key);
  return {
    name: `${key}-film.webm`,
    width: 1280,
    height: 720,
    durationMs: FILM_MS,
    crf: 47,
    html: `<div class="sheet" style="${style(look, "72% 44%")}"><div class="rays"></div>
      <div class="sea" style="position:absolute;left:0;right:0;bottom:0;height:240rem">${waves(look.colors.glow, "w")}</div>
      ${bureauMark(64, 40, 24)}${kicker(look)}${story(look)}
      ${scene(END, 99, headline(look.headline, END) + art(ending))}
      <div style="position:absolute;inset:0;overflow:hidden"><div style="position:absolute;left:0;right:0;bottom:0;height:88rem;animation:${play("lift", END + 1.1)}">${foot(88, 27)}</div></div></div>`,
  };
};

const baits: readonly [string, number, number, string][] = [
  ["高额返利", 760, 150, "#D8432B"],
  ["免费旅游", 985, 96, "#C9762B"],
  ["预订床位", 1170, 190, "#D8432B"],
];
const pension = themed(
  "pension",
  (look) =>
    art(
      `<g style="animation:${play("vanish", END - 0.4, 0.4)}">${at(870, 470, 0.95, grandmother)}${at(1090, 460, 0.95, grandfather)}</g>` +
        baits
          .map(([words, x, y, color], i) =>
            at(
              x,
              y,
              0.72,
              at(
                0,
                0,
                1,
                at(0, 0, 1, bait(words, color), `swing 1.2s ease-in-out ${i * 0.3}s infinite alternate`) +
                  at(34, 84, 0.9, seal, play("stamp", 4.6 + i * 0.6, 0.3)),
                play("drop", 0.5 + i * 0.55, 0.9),
              ),
              play("fly", END - 0.7, 0.6),
            ),
          )
          .join(""),
    ) +
    scene(0, 4.2, headline(["天上不会", "掉馅饼"], 0.1)) +
    scene(4.2, END, headline(["多问一句", "不上当"], 4.3) + tips(look, 5, 474)),
  at(960, 330, 0.68, couple(), play("pop", END + 0.2)),
);

const balances: readonly [string, string, number, number][] = [
  ["余额 ¥88,888", "#1E7F5C", 0, 4.4],
  ["余额 ¥36,500", "#B9791A", 4.4, 5.2],
  ["余额 ¥9,200", "#C2491F", 5.2, 6],
  ["余额 ¥0.00", "#D0202C", 6, 99],
];
const gambling = themed(
  "gambling",
  (look) =>
    art(
      at(
        990,
        322,
        0.72,
        luck(
          "spin 6.2s cubic-bezier(.2,.5,.3,1) 0s both",
          balances
            .map(
              ([words, color, from, to]) =>
                `<g style="animation:${play("appear", from, 0.01)}, vanish .01s ${to}s forwards">${slip(words, color)}</g>`,
            )
            .join(""),
        ),
      ),
    ) +
    scene(0, 3.9, headline(["手机那头", "真有好运？"], 0.1)) +
    scene(3.9, END, headline(["后台一点", "余额归零"], 4) + tips(look, 4.9, 474)),
  at(
    990,
    322,
    1,
    `<circle r="232" fill="none" stroke="#E5202C" stroke-width="38"/><path d="M-166,-166 L166,166" stroke="#E5202C" stroke-width="38"/>`,
    play("stamp", END + 0.3, 0.35),
  ),
);

const chat: readonly [string, number, number][] = [
  ["内部消息，稳赚不赔", 322, 0.9],
  ["日息 3%，随存随取", 424, 1.7],
  ["名额只剩最后 3 个！", 526, 2.5],
];
const fraud = themed(
  "fraud",
  (look) =>
    scene(
      0,
      4,
      `<div class="headline" style="left:64rem;top:186rem;font-size:96rem;animation:${play("rise", 0.1)}">先给你甜头</div>${chat.map(([words, top, from]) => `<div class="bubble" style="left:64rem;top:${top}rem;font-size:38rem;transform-origin:0 100%;animation:${play("pop", from, 0.45)}">${words}</div>`).join("")}${art(at(960, 420, 0.96, fraudster))}`,
    ) +
    scene(
      4,
      END,
      headline(["涨的是数字", "没的是本金"], 4.1) +
        tips(look, 5.2, 474) +
        art(at(990, 366, 0.84, crash(`draw 2.2s cubic-bezier(.5,0,.7,.6) 4.3s both`, play("pop", 6.4, 0.3)))),
    ),
  at(960, 330, 0.68, home(), play("pop", END + 0.2)),
);

const cards = (rows: typeof FOUR_LOOKS, from: number): string =>
  rows
    .map(
      ([mark, title, text], i) =>
        `<div class="card" style="top:${420 + i * 184}rem;animation:${play("slide", from + i * 0.75)}"><b>${mark}</b><div><strong>${title}</strong><span>${text}</span></div></div>`,
    )
    .join("");
const centred = (words: string, top: number, size: number, cls: string, from: number): string =>
  `<div class="headline" style="left:0;right:0;text-align:center;top:${top}rem;font-size:${size}rem;animation:${play("rise", from)}"><span class="${cls}">${words}</span></div>`;

const home15: Film = {
  name: "home-film-portrait.webm",
  width: 720,
  height: 1280,
  durationMs: 15_000,
  crf: 47,
  html: `<div class="sheet" style="${style({ colors: { deep: "#8E120C", mid: "#B91F15", glow: "#E5482F", accent: "#FFE9A8" } }, "50% 40%")}"><div class="rays"></div>
    <div class="sea" style="position:absolute;left:0;right:0;bottom:0;height:420rem">${waves("#E5482F", "w")}</div>${bureauMark(56, 56, 26)}
    ${scene(0, 6.2, centred("投资之前", 138, 62, "", 0.05) + centred("四 看", 216, 132, "gold", 0.2) + cards(FOUR_LOOKS, 0.9))}
    ${scene(6, 11.3, centred("掏钱之前", 138, 62, "", 6.3) + centred("三思等一夜", 222, 112, "gold", 6.4) + cards(THREE_THOUGHTS, 6.9))}
    ${scene(11.1, 99, art(at(360, 420, 0.74, home(), play("pop", 11.2))) + centred(SLOGAN[0], 726, 118, "gold", 11.4) + centred(SLOGAN[1], 874, 118, "", 11.7))}
    <div style="position:absolute;inset:0;overflow:hidden"><div style="position:absolute;left:0;right:0;bottom:0;height:170rem;animation:${play("lift", 12.4)}">${foot(150, 33, true, `${OFFICE} 宣`)}</div></div></div>`,
};

export const FILMS: readonly Film[] = [pension, gambling, fraud, home15];
