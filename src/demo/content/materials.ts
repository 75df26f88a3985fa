import type { TextStyle } from "../../contracts/plan.ts";
import type { BodyOf } from "./body.ts";

export const THEMES = {
  pension: { name: "养老诈骗", nameEn: "Pension fraud" },
  gambling: { name: "跨境赌博", nameEn: "Cross-border gambling" },
  fraud: { name: "金融诈骗", nameEn: "Financial fraud" },
  fundraising: { name: "非法集资", nameEn: "Illegal fundraising" },
} as const satisfies Record<string, BodyOf<"theme.create">>;
export type ThemeKey = keyof typeof THEMES;

/** A file in `src/demo/media`. Films say their own length. */
interface MediaFile {
  readonly file: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly durationMs?: number;
}
interface DemoMaterial {
  readonly title: string;
  readonly kind: "video" | "image" | "text" | "leaflet";
  readonly theme: ThemeKey;
  readonly content: MediaFile | { readonly text: string; readonly style: TextStyle };
}

const film = (title: string, theme: ThemeKey, file: string, durationMs: number, portrait = false): DemoMaterial => ({
  title,
  kind: "video",
  theme,
  content: { file, durationMs, widthPx: portrait ? 720 : 1280, heightPx: portrait ? 1280 : 720 },
});
const poster = (title: string, theme: ThemeKey, file: string, portrait = false): DemoMaterial => ({
  title,
  kind: "image",
  theme,
  content: { file, widthPx: portrait ? 1080 : 1920, heightPx: portrait ? 1920 : 1080 },
});
const slogan = (text: string, theme: ThemeKey, color: string): DemoMaterial => ({
  title: text.slice(0, 30),
  kind: "text",
  theme,
  content: { text, style: { template: "scroll", color, background: "#140404" } },
});
const GOLD = "#ffd75e";
const RED = "#ff5a45";

export const MATERIALS = {
  pensionFilm: film("短片《天上不会掉馅饼》", "pension", "pension-film.webm", 12_000),
  gamblingFilm: film("短片《手机那头真有好运？》", "gambling", "gambling-film.webm", 12_000),
  fraudFilm: film("短片《涨的是数字 没的是本金》", "fraud", "fraud-film.webm", 12_000),
  homeFilm: film("竖版短片《四看三思等一夜》", "fundraising", "home-film-portrait.webm", 15_000, true),
  pensionPoster: poster("海报《捂紧养老钱 不信高回报》", "pension", "pension-poster.jpg"),
  gamblingPoster: poster("海报《拒绝跨境赌 莫走不归路》", "gambling", "gambling-poster.jpg"),
  fraudPoster: poster("海报《高息是诱饵 保本是陷阱》", "fraud", "fraud-poster.jpg"),
  pensionPortrait: poster("竖版海报《捂紧养老钱》", "pension", "pension-poster-portrait.jpg", true),
  gamblingPortrait: poster("竖版海报《拒绝跨境赌》", "gambling", "gambling-poster-portrait.jpg", true),
  fraudPortrait: poster("竖版海报《高息是诱饵》", "fraud", "fraud-poster-portrait.jpg", true),
  fallback: poster("垫播《守住钱袋子 护好幸福家》", "fundraising", "fallback-poster.jpg"),
  fallbackPortrait: poster("竖版垫播《守住钱袋子 护好幸福家》", "fundraising", "fallback-poster-portrait.jpg", true),
  leaflet: {
    title: "折页《四看三思等一夜》",
    kind: "leaflet",
    theme: "fundraising",
    content: { file: "leaflet.pdf" },
  },
  guard: slogan("守住钱袋子·护好幸福家", "fundraising", GOLD),
  highYield: slogan("高息是诱饵，保本是陷阱，远离非法集资", "fundraising", RED),
  pensionSlogan: slogan("捂紧养老钱，不信高回报，警惕养老诈骗", "pension", GOLD),
  gamblingSlogan: slogan("跨境赌博是骗局，十赌十输莫沾边", "gambling", RED),
  fraudSlogan: slogan("不轻信、不透露、不转账，谨防金融诈骗", "fraud", GOLD),
  report: slogan("发现非法集资线索，请拨打 12345", "fundraising", RED),
} as const satisfies Record<string, DemoMaterial>;
export type MaterialKey = keyof typeof MATERIALS;

/** Dwell times; a film keeps its own length. */
const POSTER_MS = 20_000;
const SLOGAN_MS = 12_000;

interface DemoPlaylist {
  readonly name: string;
  readonly order: "ordered" | "weighted";
  readonly items: readonly { readonly material: MaterialKey; readonly durationMs?: number; readonly weight?: number }[];
}
const posters = (...keys: MaterialKey[]) => keys.map((material) => ({ material, durationMs: POSTER_MS }));
const slogans = (...keys: MaterialKey[]) => keys.map((material) => ({ material, durationMs: SLOGAN_MS }));

export const PLAYLISTS = {
  threeThemes: {
    name: "三主题轮播（横屏）",
    order: "ordered",
    items: [
      { material: "pensionFilm" },
      ...posters("pensionPoster"),
      { material: "gamblingFilm" },
      ...posters("gamblingPoster"),
      { material: "fraudFilm" },
      ...posters("fraudPoster"),
    ],
  },
  cyber: {
    name: "网络安全周（横屏）",
    order: "ordered",
    items: [
      { material: "fraudFilm" },
      ...posters("fraudPoster"),
      { material: "gamblingFilm" },
      ...posters("gamblingPoster"),
    ],
  },
  pensionWide: {
    name: "守护养老钱（横屏）",
    order: "ordered",
    items: [{ material: "pensionFilm" }, ...posters("pensionPoster")],
  },
  scamWide: {
    name: "识骗拒赌（横屏）",
    order: "ordered",
    items: [
      { material: "gamblingFilm" },
      ...posters("gamblingPoster"),
      { material: "fraudFilm" },
      ...posters("fraudPoster"),
    ],
  },
  tall: {
    name: "三主题轮播（竖屏）",
    order: "ordered",
    items: [{ material: "homeFilm" }, ...posters("pensionPortrait", "gamblingPortrait", "fraudPortrait")],
  },
  ticker: {
    name: "条屏标语",
    order: "ordered",
    items: slogans("guard", "highYield", "pensionSlogan", "gamblingSlogan", "fraudSlogan", "report"),
  },
} as const satisfies Record<string, DemoPlaylist>;
export type PlaylistKey = keyof typeof PLAYLISTS;
