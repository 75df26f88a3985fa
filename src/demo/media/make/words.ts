/** Words and colours of each theme, shared by its posters and its film. */
export interface Look {
  readonly key: "pension" | "gambling" | "fraud";
  readonly colors: { deep: string; mid: string; glow: string; accent: string };
  readonly kicker: string;
  readonly headline: readonly [string, string];
  readonly tips: readonly (readonly [string, string])[];
}

export const BUREAU = "江海区金融工作局";
export const OFFICE = "江海区处置非法集资工作专班";
export const SLOGAN = ["守住钱袋子", "护好幸福家"] as const;
export const CHANNELS = [
  ["线索举报", "12345"],
  ["反诈专线", "96110"],
] as const;

export const LOOKS: readonly Look[] = [
  {
    key: "pension",
    colors: { deep: "#07483C", mid: "#0E6B57", glow: "#2BA383", accent: "#FFD36B" },
    kicker: "防范养老诈骗",
    headline: ["捂紧养老钱", "不信高回报"],
    tips: [
      ["问资质", "有没有金融许可，能不能查得到"],
      ["算收益", "返利高得离谱，多半回不了本"],
      ["找家人", "签字付款之前，先和子女商量"],
    ],
  },
  {
    key: "gambling",
    colors: { deep: "#200B3D", mid: "#3B1266", glow: "#8A2A9E", accent: "#FF8FB1" },
    kicker: "抵制跨境赌博",
    headline: ["拒绝跨境赌", "莫走不归路"],
    tips: [
      ["输赢是设定", "后台操控赔率，十赌十输"],
      ["提现是圈套", "充值容易取款难，信息被倒卖"],
      ["参与要担责", "参赌、招赌、出借账户都违法"],
    ],
  },
  {
    key: "fraud",
    colors: { deep: "#062445", mid: "#0A3F78", glow: "#1B78C2", accent: "#6FE3F2" },
    kicker: "防范金融诈骗",
    headline: ["高息是诱饵", "保本是陷阱"],
    tips: [
      ["不轻信", "内部消息、稳赚不赔都是话术"],
      ["不透露", "密码、验证码不告诉任何人"],
      ["不转账", "陌生账户、“安全账户”都不汇"],
    ],
  },
];

/** 四看三思等一夜: mark, what to ask, what it means. */
export const FOUR_LOOKS: readonly (readonly [string, string, string])[] = [
  ["看", "看资质", "是否取得金融许可"],
  ["看", "看宣传", "有没有“保本高息”字眼"],
  ["看", "看经营", "项目真不真，钱去哪儿"],
  ["看", "看对象", "是不是专门找老年人"],
];
export const THREE_THOUGHTS: typeof FOUR_LOOKS = [
  ["思", "真懂这个产品吗", "说不清的，不要投"],
  ["思", "合乎常理吗", "天上不会掉馅饼"],
  ["思", "亏得起吗", "输不起的，不要碰"],
  ["等", "等一夜，再决定", "回家和家人商量商量"],
];
