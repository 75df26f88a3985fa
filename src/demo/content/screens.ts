import type { BodyOf } from "./body.ts";
import type { MaterialKey } from "./materials.ts";

type Body = BodyOf<"screen.create">;
interface DemoScreen extends Omit<Body, "institution" | "fallback"> {
  /** Where it hangs, by the institution's `login`. */
  readonly partner?: string;
  readonly fallback: MaterialKey;
}

/** Every day for ten years, the longest a window may be. */
const daily = (startsOn: string, ...dayparts: { from: string; to: string }[]): NonNullable<Body["openHours"]> => [
  { startsOn, endsOn: `${Number(startsOn.slice(0, 4)) + 9}-12-31`, dayparts },
];

/** Estimates of the kind that two people with a counter bring home. */
const estimate = (lo: number, value: number, hi: number) => ({ lo, value, hi, source: "示例数据：现场抽样计数" });

export const SCREENS = {
  led: {
    name: "高新区金融中心 LED",
    widthPx: 1920,
    heightPx: 1080,
    location: "江海区高新大道 1 号金融中心南立面",
    tags: ["LED", "高新区"],
    notes: "控制柜钥匙在金融中心一楼物业值班室",
    footfall: {
      flows: [
        { dayKind: "workday", fromHour: 7, toHour: 10, personsPerSecond: estimate(0.3, 0.45, 0.65) },
        { dayKind: "workday", fromHour: 17, toHour: 20, personsPerSecond: estimate(0.4, 0.6, 0.9) },
        { dayKind: "restday", fromHour: 9, toHour: 21, personsPerSecond: estimate(0.2, 0.35, 0.6) },
      ],
      dwellSeconds: estimate(20, 30, 45),
      visibility: estimate(0.3, 0.5, 0.6),
    },
    openHours: daily("2022-12-01", { from: "07:30", to: "09:00" }, { from: "17:30", to: "20:00" }),
    fallback: "fallback",
  },
  huarun: {
    name: "华润银行江海支行 大堂屏",
    widthPx: 1920,
    heightPx: 1080,
    location: "营业大厅等候区",
    tags: ["网点", "银行"],
    partner: "partner01",
    fallback: "fallback",
  },
  rural: {
    name: "江海农商银行 大堂屏",
    widthPx: 1920,
    heightPx: 1080,
    location: "总行一楼营业部",
    tags: ["网点", "银行"],
    partner: "partner02",
    fallback: "fallback",
  },
  nanling: {
    name: "南岭银行江海支行 竖屏",
    orientation: "portrait",
    widthPx: 1080,
    heightPx: 1920,
    location: "入口导览机",
    tags: ["网点", "银行", "竖屏"],
    partner: "partner04",
    fallback: "fallbackPortrait",
  },
  anlan: {
    name: "安澜人寿 客服厅屏",
    widthPx: 1920,
    heightPx: 1080,
    location: "二楼客户服务厅",
    tags: ["网点", "保险"],
    partner: "partner14",
    fallback: "fallback",
  },
  ticker: {
    name: "望江街道便民中心 条屏",
    kind: "ticker",
    widthPx: 1280,
    heightPx: 128,
    location: "便民服务中心门楣",
    tags: ["条屏", "社区"],
    partner: "partner32",
    fallback: "guard",
  },
} as const satisfies Record<string, DemoScreen>;
export type ScreenKey = keyof typeof SCREENS;

/** What the LED's opening hours became after the case of 2023. */
export const LED_HOURS_NOW = daily("2023-10-01", { from: "06:00", to: "23:00" });

export const GROUPS = {
  lobbies: { name: "网点大堂屏", tags: ["网点"], screens: [] },
  hightech: { name: "高新区大屏", tags: [], screens: ["led"] },
} as const satisfies Record<string, { name: string; tags: readonly string[]; screens: readonly ScreenKey[] }>;
export type GroupKey = keyof typeof GROUPS;
