import type { BodyOf } from "./body.ts";
import type { PlaylistKey, ThemeKey } from "./materials.ts";

/** One of the three periods in which the LED looped films and posters; its booking fills the LED's opening hours. */
interface Period {
  readonly season: BodyOf<"season.create">;
  readonly campaign: Omit<BodyOf<"campaign.create">, "season" | "themes"> & { readonly themes: readonly ThemeKey[] };
  readonly booking: { readonly title: string; readonly playlist: PlaylistKey };
  /** The local day on which it was planned, submitted and approved. */
  readonly plannedOn: string;
}

export const PERIODS: readonly Period[] = [
  {
    season: {
      entry: "new_year",
      name: "2023 年元旦春节期间防范非法集资宣传教育",
      nameEn: "New Year and Spring Festival 2023",
      slogan: "守住钱袋子·护好幸福家",
      startsOn: "2022-12-15",
      endsOn: "2023-02-05",
    },
    campaign: {
      name: "年末岁首防范非法集资宣传",
      summary: "在高新区金融中心 LED 循环播放三个主题的短片和海报，倡导辖内金融机构在网点同步宣传。",
      startsOn: "2022-12-15",
      endsOn: "2023-02-05",
      themes: ["pension", "gambling", "fraud"],
      targets: [{ metric: "led_plays", value: 40_000 }],
    },
    booking: { title: "元旦春节 · 金融中心 LED 循环", playlist: "threeThemes" },
    plannedOn: "2022-12-12",
  },
  {
    season: {
      entry: "june_month",
      name: "2023 年防范非法集资宣传月",
      nameEn: "June month 2023",
      slogan: "守住钱袋子·护好幸福家",
      startsOn: "2023-06-01",
      endsOn: "2023-06-30",
      concentratedDay: "2023-06-15",
    },
    campaign: {
      name: "守住钱袋子·护好幸福家",
      summary: "LED 循环播放，6 月 15 日举办主题活动：现场咨询、专家宣讲与网络直播同步进行。",
      startsOn: "2023-06-01",
      endsOn: "2023-06-30",
      themes: ["pension", "gambling", "fraud", "fundraising"],
      targets: [
        { metric: "livestream_viewers", value: 12_000 },
        { metric: "onsite_attendances", value: 500 },
        { metric: "materials_distributed", value: 3000 },
        { metric: "led_plays", value: 25_000 },
      ],
    },
    booking: { title: "宣传月 · 金融中心 LED 循环", playlist: "threeThemes" },
    plannedOn: "2023-05-29",
  },
  {
    season: {
      entry: "cyber_week",
      name: "2023 年国家网络安全宣传周",
      nameEn: "China Cybersecurity Week 2023",
      slogan: "网络安全为人民 网络安全靠人民",
      startsOn: "2023-09-11",
      endsOn: "2023-09-17",
    },
    campaign: {
      name: "网安周 · 防范金融诈骗和跨境赌博",
      summary: "网络安全宣传周期间在 LED 循环播放防范金融诈骗、抵制跨境赌博的短片和海报。",
      startsOn: "2023-09-11",
      endsOn: "2023-09-17",
      themes: ["gambling", "fraud"],
      targets: [{ metric: "led_plays", value: 5000 }],
    },
    booking: { title: "网安周 · 金融中心 LED 循环", playlist: "cyber" },
    plannedOn: "2023-09-07",
  },
];
