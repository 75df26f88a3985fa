/** `MM-DD` throughout. */
type Rule =
  /** The same days every year; `byLaw`: a law or decision fixes the day, so no year needs confirming. */
  | { kind: "fixed"; from: string; to: string; concentrated?: string; byLaw?: true }
  /** Monday to Sunday, the Monday being the first on or after `mondayFrom`. */
  | { kind: "week"; mondayFrom: string }
  /** New Year's Day to the Lantern Festival (lunar 1/15). */
  | { kind: "until_lantern" };

interface KnownDates {
  startsOn: string;
  endsOn: string;
  concentratedDay?: string;
}

/** One recurring awareness period. The rule only proposes; `known` holds what was published for a year. */
export interface AwarenessEntry {
  key: string;
  /** Ascending by the first year of each name. */
  names: readonly [{ from: number; zh: string }, ...{ from: number; zh: string }[]];
  nameEn: string;
  organiser: string;
  rule: Rule;
  /** First year that is proposed. */
  since: number;
  known: Readonly<Record<number, KnownDates>>;
  /** Slogans as published, by year; a missing year is not known. */
  slogans?: Readonly<Record<number, string>>;
  source: string;
}

const june = (year: number): KnownDates => ({
  startsOn: `${year}-06-01`,
  endsOn: `${year}-06-30`,
  concentratedDay: `${year}-06-15`,
});

export const AWARENESS_CALENDAR: readonly AwarenessEntry[] = [
  {
    key: "new_year",
    names: [{ from: 2015, zh: "元旦春节期间防范非法集资宣传教育" }],
    nameEn: "New Year and Spring Festival publicity against illegal fundraising",
    organiser: "处置非法集资部际联席会议办公室",
    rule: { kind: "until_lantern" },
    since: 2015,
    known: {},
    source: "各地处非办元旦春节期间宣传工作通知；止于元宵节（农历正月十五）",
  },
  {
    key: "march_15",
    names: [{ from: 2015, zh: "3·15 金融消费者权益保护教育宣传" }],
    nameEn: "15 March consumer protection in finance",
    organiser: "国家金融监督管理总局",
    rule: { kind: "fixed", from: "03-15", to: "03-15" },
    since: 2015,
    known: { 2026: { startsOn: "2026-03-15", endsOn: "2026-03-15" } },
    slogans: { 2026: "清朗金融网络 安心金融消费" },
    source: "金融监管总局“3·15”金融消费者权益保护教育宣传活动通知",
  },
  {
    key: "april_15",
    names: [{ from: 2016, zh: "全民国家安全教育日" }],
    nameEn: "National Security Education Day",
    organiser: "中央国家安全委员会办公室",
    rule: { kind: "fixed", from: "04-15", to: "04-15", byLaw: true },
    since: 2016,
    known: {},
    source: "《中华人民共和国国家安全法》第十四条",
  },
  {
    key: "may_15_police",
    names: [{ from: 2015, zh: "全国公安机关打击和防范经济犯罪宣传日" }],
    nameEn: "Police day against economic crime",
    organiser: "公安部",
    rule: { kind: "fixed", from: "05-15", to: "05-15" },
    since: 2015,
    known: {},
    source: "公安部“5·15”打击和防范经济犯罪宣传日活动通知",
  },
  {
    key: "may_15_investor",
    names: [{ from: 2019, zh: "5·15 全国投资者保护宣传日" }],
    nameEn: "National Investor Protection Day",
    organiser: "中国证券监督管理委员会",
    rule: { kind: "fixed", from: "05-15", to: "05-15" },
    since: 2019,
    known: {},
    source: "证监会设立“5·15全国投资者保护宣传日”的公告",
  },
  {
    key: "june_month",
    names: [
      { from: 2020, zh: "防范非法集资宣传月" },
      { from: 2025, zh: "防范非法金融活动宣传月" },
    ],
    nameEn: "National month against illegal financial activities",
    organiser: "防范和打击非法金融活动部际联席会议",
    rule: { kind: "fixed", from: "06-01", to: "06-30", concentrated: "06-15" },
    since: 2020,
    known: {
      2020: june(2020),
      2021: june(2021),
      2022: june(2022),
      2023: june(2023),
      2024: june(2024),
      2025: june(2025),
    },
    slogans: {
      2020: "守住钱袋子·护好幸福家",
      2021: "学法用法护小家·防非处非靠大家",
      2022: "守住钱袋子·护好幸福家",
      2023: "守住钱袋子·护好幸福家",
      2024: "守住钱袋子·护好幸福家",
      2025: "守住钱袋子·护好幸福家",
    },
    source: "处置非法集资部际联席会议（2025 年起防范和打击非法金融活动部际联席会议）宣传月通知",
  },
  {
    key: "anti_scam",
    names: [{ from: 2022, zh: "“全民反诈在行动”集中宣传月" }],
    nameEn: "National action month against telecom fraud",
    organiser: "中央宣传部、公安部",
    rule: { kind: "fixed", from: "06-15", to: "07-14" },
    since: 2022,
    known: {
      2022: { startsOn: "2022-05-10", endsOn: "2022-06-09" },
      2023: { startsOn: "2023-06-15", endsOn: "2023-07-14" },
      2024: { startsOn: "2024-06-24", endsOn: "2024-07-23" },
      2025: { startsOn: "2025-06-16", endsOn: "2025-07-15" },
    },
    source: "新华社历年启动报道；只公布启动日，结束日按一个月推算",
  },
  {
    key: "finance_education",
    names: [
      { from: 2021, zh: "金融知识普及月" },
      { from: 2023, zh: "金融消费者权益保护教育宣传月" },
      { from: 2024, zh: "金融教育宣传月" },
      { from: 2025, zh: "金融教育宣传周" },
    ],
    nameEn: "Financial education publicity",
    organiser: "国家金融监督管理总局、中国人民银行、中国证券监督管理委员会",
    rule: { kind: "week", mondayFrom: "09-09" },
    since: 2021,
    known: {
      2021: { startsOn: "2021-09-01", endsOn: "2021-09-30" },
      2022: { startsOn: "2022-09-01", endsOn: "2022-09-30" },
      2023: { startsOn: "2023-09-15", endsOn: "2023-10-15" },
      2024: { startsOn: "2024-09-01", endsOn: "2024-09-30" },
      2025: { startsOn: "2025-09-15", endsOn: "2025-09-21" },
    },
    source: "金融管理部门历年活动通知与新华社报道；名称和时间逐年变化",
  },
  {
    key: "counterfeit",
    names: [{ from: 2015, zh: "反假货币宣传月" }],
    nameEn: "Month against counterfeit money",
    organiser: "中国人民银行",
    rule: { kind: "fixed", from: "09-01", to: "09-30" },
    since: 2015,
    known: {},
    source: "中国人民银行反假货币宣传活动通知",
  },
  {
    key: "cyber_week",
    names: [{ from: 2016, zh: "国家网络安全宣传周" }],
    nameEn: "China Cybersecurity Week",
    organiser: "中央宣传部、中央网信办等十部门",
    rule: { kind: "week", mondayFrom: "09-09" },
    since: 2016,
    known: {
      2016: { startsOn: "2016-09-19", endsOn: "2016-09-25" },
      2017: { startsOn: "2017-09-16", endsOn: "2017-09-24" },
      2018: { startsOn: "2018-09-17", endsOn: "2018-09-23" },
      2019: { startsOn: "2019-09-16", endsOn: "2019-09-22" },
      2020: { startsOn: "2020-09-14", endsOn: "2020-09-20" },
      2021: { startsOn: "2021-10-11", endsOn: "2021-10-17" },
      2022: { startsOn: "2022-09-05", endsOn: "2022-09-11" },
      2023: { startsOn: "2023-09-11", endsOn: "2023-09-17" },
      2024: { startsOn: "2024-09-09", endsOn: "2024-09-15" },
      2025: { startsOn: "2025-09-15", endsOn: "2025-09-21" },
    },
    source: "《国家网络安全宣传周活动方案》（九月第三周）与中央网信办历年公告",
  },
  {
    key: "constitution_day",
    names: [{ from: 2015, zh: "国家宪法日" }],
    nameEn: "Constitution Day",
    organiser: "全国普法工作办公室",
    rule: { kind: "fixed", from: "12-04", to: "12-04", byLaw: true },
    since: 2015,
    known: {},
    source: "全国人民代表大会常务委员会关于设立国家宪法日的决定（2014 年）",
  },
];

/** The Lantern Festival, lunar 1/15. */
export const LANTERN_FESTIVAL: Readonly<Record<number, string>> = {
  2015: "03-05",
  2016: "02-22",
  2017: "02-11",
  2018: "03-02",
  2019: "02-19",
  2020: "02-08",
  2021: "02-26",
  2022: "02-15",
  2023: "02-05",
  2024: "02-24",
  2025: "02-12",
  2026: "03-03",
  2027: "02-20",
  2028: "02-09",
  2029: "02-27",
  2030: "02-17",
  2031: "02-06",
  2032: "02-25",
  2033: "02-14",
  2034: "03-05",
  2035: "02-22",
};
