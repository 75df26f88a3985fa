import type { FiledFigure } from "../../contracts/outcome.ts";
import type { BodyOf } from "./body.ts";
import { at, plusDays } from "./days.ts";
import type { PlaylistKey, ThemeKey } from "./materials.ts";
import type { GroupKey, ScreenKey } from "./screens.ts";

type CampaignKey = "elderly" | "scam";

interface DemoBooking extends Omit<BodyOf<"booking.create">, "campaign" | "playlist" | "targets"> {
  readonly campaign: CampaignKey;
  readonly playlist: PlaylistKey;
  readonly screens?: readonly ScreenKey[];
  readonly groups?: readonly GroupKey[];
  /** How far it has come: the evening special still waits for a reviewer. */
  readonly state: "approved" | "submitted";
}

interface DemoEvent extends Omit<BodyOf<"event.create">, "campaign"> {
  readonly campaign: CampaignKey;
}

/** What is under way on `today` (local day): a season, two campaigns, bookings for every screen, three events. */
export function liveSeason(today: string) {
  const day = (offset: number): string => plusDays(today, offset);
  const span = { startsOn: day(-7), endsOn: day(45) };

  const season: BodyOf<"season.create"> = {
    entry: null,
    name: "“守护钱袋子”集中宣传期",
    nameEn: "Guard your savings",
    slogan: "守住钱袋子·护好幸福家",
    ...span,
  };

  const campaigns: Record<CampaignKey, Omit<BodyOf<"campaign.create">, "season" | "themes"> & { themes: ThemeKey[] }> =
    {
      elderly: {
        name: "守护养老钱",
        summary: "面向老年群体：网点屏幕与 LED 播放养老反诈短片，街道、社区设点宣讲。",
        ...span,
        themes: ["pension", "fundraising"],
        targets: [
          { metric: "onsite_attendances", value: 600 },
          { metric: "materials_distributed", value: 2000 },
        ],
      },
      scam: {
        name: "识骗拒赌",
        summary: "防范金融诈骗、抵制跨境赌博：LED 与网点屏幕循环播放，条屏滚动标语。",
        ...span,
        themes: ["gambling", "fraud"],
        targets: [{ metric: "led_plays", value: 200_000 }],
      },
    };

  const bookings: DemoBooking[] = [
    {
      campaign: "elderly",
      title: "守护养老钱 · LED 与网点",
      playlist: "pensionWide",
      groups: ["lobbies", "hightech"],
      tier: "regular",
      weight: 100,
      windows: [span],
      state: "approved",
    },
    {
      campaign: "scam",
      title: "识骗拒赌 · LED 与网点",
      playlist: "scamWide",
      groups: ["lobbies", "hightech"],
      tier: "regular",
      weight: 150,
      windows: [span],
      state: "approved",
    },
    {
      campaign: "elderly",
      title: "三主题 · 竖屏",
      playlist: "tall",
      screens: ["nanling"],
      tier: "regular",
      weight: 100,
      windows: [span],
      state: "approved",
    },
    {
      campaign: "scam",
      title: "标语滚动 · 条屏",
      playlist: "ticker",
      screens: ["ticker"],
      tier: "regular",
      weight: 100,
      windows: [span],
      state: "approved",
    },
    {
      campaign: "elderly",
      title: "老年防诈主题夜 · LED 独占",
      playlist: "pensionWide",
      screens: ["led"],
      tier: "exclusive",
      weight: 100,
      windows: [{ startsOn: day(5), endsOn: day(6), dayparts: [{ from: "18:30", to: "20:30" }] }],
      state: "submitted",
    },
  ];

  const held: DemoEvent = {
    campaign: "elderly",
    title: "防非知识进社区 · 望江街道专场",
    summary: "社区广场设咨询台，现场解答养老理财、保健品返利等常见骗局。",
    sessions: [{ place: "望江街道文体广场", startsAt: at(day(-3), "09:00"), endsAt: at(day(-3), "11:30") }],
    roles: [
      { key: "booth", name: "咨询展位", places: 8 },
      { key: "staff", name: "现场工作人员", places: 16 },
    ],
    placesPerInstitution: 3,
    signupOpensAt: at(day(-7), "09:00"),
    signupClosesAt: at(day(-4), "18:00"),
  };

  const upcoming: DemoEvent = {
    campaign: "elderly",
    title: "防范养老诈骗 · 现场咨询日",
    summary: "面向老年群众的咨询与宣讲。展位有限，额满后进入候补。",
    sessions: [
      { place: "江海区文化广场", startsAt: at(day(12), "09:00"), endsAt: at(day(12), "11:30") },
      { place: "礼和街道老年活动中心", startsAt: at(day(12), "14:30"), endsAt: at(day(12), "16:30") },
    ],
    roles: [
      { key: "booth", name: "咨询展位", places: 12 },
      { key: "staff", name: "现场工作人员", places: 24 },
      { key: "speaker", name: "宣讲", places: 1 },
      { key: "material", name: "物料支持", places: null },
    ],
    placesPerInstitution: 3,
    signupOpensAt: at(day(-2), "09:00"),
    signupClosesAt: at(day(6), "18:00"),
  };

  const draft: DemoEvent = {
    campaign: "scam",
    title: "金融知识大讲堂 · 企业专场",
    channel: "both",
    sessions: [{ place: "高新区金融中心多功能厅", startsAt: at(day(26), "15:00"), endsAt: at(day(26), "17:00") }],
    roles: [
      { key: "speaker", name: "宣讲", places: 3 },
      { key: "material", name: "物料支持", places: null },
    ],
    signupOpensAt: at(day(8), "09:00"),
    signupClosesAt: at(day(22), "18:00"),
  };

  return { season, campaigns, bookings, events: { held, upcoming, draft } };
}

/** Who came to the community event, by `login`, and what they filed; the last two still wait for the bureau. */
export const COMMUNITY_FILINGS: readonly {
  login: string;
  leaflets: number;
  consultations: number;
  accepted: boolean;
}[] = [
  { login: "partner01", leaflets: 64, consultations: 9, accepted: true },
  { login: "partner02", leaflets: 72, consultations: 11, accepted: true },
  { login: "partner14", leaflets: 41, consultations: 6, accepted: true },
  { login: "partner15", leaflets: 57, consultations: 8, accepted: true },
  { login: "partner20", leaflets: 33, consultations: 4, accepted: false },
  { login: "partner32", leaflets: 85, consultations: 7, accepted: false },
];
export const COMMUNITY_HOST_FIGURES: readonly FiledFigure[] = [
  { metric: "onsite_attendances", value: 137, unit: "人次", method: "counted" },
];

/** Sign-ups of the upcoming event so far, by `login`; the second speaker waits. */
export const UPCOMING_SIGNUPS: readonly (readonly [login: string, role: string, quantity: number])[] = [
  ["partner01", "booth", 1],
  ["partner02", "booth", 1],
  ["partner04", "booth", 1],
  ["partner14", "booth", 1],
  ["partner15", "booth", 1],
  ["partner20", "booth", 1],
  ["partner32", "booth", 1],
  ["partner32", "staff", 2],
  ["partner33", "staff", 2],
  ["partner26", "speaker", 1],
  ["partner24", "speaker", 1],
  ["partner30", "material", 1],
];

/** A slogan that the first reviewer still has on the desk. */
export const PENDING_SLOGAN = {
  text: "保健品返利、以房养老高息，多是圈钱套路",
  style: { template: "scroll", color: "#ffd75e", background: "#140404" },
} as const satisfies BodyOf<"material.write_text">;
