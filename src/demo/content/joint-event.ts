import type { FiledFigure } from "../../contracts/outcome.ts";
import type { BodyOf } from "./body.ts";

/** The joint event of 15 June 2023, as the bureau published it. */
export const JOINT_EVENT = {
  title: "守住钱袋子·护好幸福家 主题宣传活动",
  summary:
    "区金融工作局与市金融工作局、人民银行市分行、金融监管分局及辖内金融机构联合举办，现场咨询、宣讲与网络直播同步进行。",
  channel: "both",
  sessions: [{ place: "江海区文化广场", startsAt: "2023-06-15T09:00:00+08:00", endsAt: "2023-06-15T12:00:00+08:00" }],
  roles: [
    { key: "booth", name: "咨询展位", places: 24 },
    { key: "staff", name: "现场工作人员", places: 40 },
    { key: "speaker", name: "宣讲", places: 4 },
    { key: "material", name: "物料支持", places: null },
  ],
  placesPerInstitution: 4,
  signupOpensAt: "2023-06-01T09:00:00+08:00",
  signupClosesAt: "2023-06-12T18:00:00+08:00",
  autoConfirm: false,
} as const satisfies Omit<BodyOf<"event.create">, "campaign">;

type Role = (typeof JOINT_EVENT)["roles"][number]["key"];

/**
 * Per unit, in the order of `INSTITUTIONS`, which is also the order of time: the places it asked for, and the leaflets
 * and consultations it filed. 27 units ask for the 24 booths: three wait, one withdraws and the head of the queue takes
 * the place offered to it.
 */
const ROWS: readonly (readonly [places: Partial<Record<Role, number>>, leaflets: number, consultations: number])[] = [
  [{ booth: 1, staff: 2, speaker: 1 }, 151, 31],
  [{ booth: 1, staff: 2 }, 139, 27],
  [{ booth: 1, staff: 1 }, 114, 18],
  [{ booth: 1, staff: 1 }, 117, 15],
  [{ booth: 1, staff: 1 }, 104, 13],
  [{ booth: 1, staff: 1 }, 98, 12],
  [{ booth: 1 }, 93, 11],
  [{ booth: 1 }, 91, 14],
  [{ booth: 1 }, 86, 9],
  [{ booth: 1, staff: 1 }, 112, 16],
  [{ booth: 1 }, 84, 8],
  [{ booth: 1 }, 89, 10],
  [{ booth: 1, staff: 1 }, 107, 17],
  [{ booth: 1, staff: 1 }, 96, 12],
  [{ booth: 1 }, 112, 21],
  [{ booth: 1 }, 77, 7],
  [{ booth: 1 }, 73, 6],
  [{ booth: 1 }, 69, 9],
  [{ booth: 1 }, 81, 8],
  [{ booth: 1 }, 88, 13],
  [{ booth: 1 }, 76, 10],
  [{ booth: 1, material: 1 }, 58, 5],
  [{ booth: 1, material: 1 }, 63, 6],
  [{ speaker: 1, staff: 2 }, 117, 19],
  [{ speaker: 1, staff: 2 }, 122, 24],
  [{ speaker: 1, staff: 2 }, 118, 22],
  [{ booth: 1, staff: 1 }, 94, 11],
  [{ booth: 1, material: 1 }, 72, 7],
  [{ booth: 1, material: 1 }, 55, 4],
  [{ material: 1, staff: 2 }, 26, 2],
  [{ material: 1, staff: 1 }, 18, 1],
  [{ booth: 1, staff: 3 }, 131, 20],
  [{ staff: 3, material: 1 }, 115, 16],
];

export interface Participation {
  readonly places: Partial<Record<Role, number>>;
  readonly leaflets: number;
  readonly consultations: number;
}

export const PARTICIPATIONS: readonly Participation[] = ROWS.map(([places, leaflets, consultations]) => ({
  places,
  leaflets,
  consultations,
}));

/** Gives its booth back after the others have queued up. */
export const WITHDRAWS = { institution: 22, role: "booth" } as const;

/** What the bureau files once as host. */
export const HOST_FIGURES: readonly FiledFigure[] = [
  { metric: "onsite_attendances", value: 512, unit: "人次", method: "counted", note: "入口计数器" },
  {
    metric: "livestream_viewers",
    value: 14_980,
    unit: "人",
    method: "system",
    definition: "直播间独立观看用户数（平台按账号去重）",
    channel: "江海融媒视频号 直播间 20230615",
    asOf: "2023-06-15T18:00:00+08:00",
  },
  {
    metric: "livestream_views",
    value: 23_417,
    unit: "次",
    method: "system",
    definition: "直播间累计进入次数",
    channel: "江海融媒视频号 直播间 20230615",
    asOf: "2023-06-15T18:00:00+08:00",
  },
  {
    metric: "livestream_peak",
    value: 1863,
    unit: "人",
    method: "system",
    definition: "直播间最高同时在线人数",
    channel: "江海融媒视频号 直播间 20230615",
    asOf: "2023-06-15T18:00:00+08:00",
  },
];

export const HOST_NARRATIVE = {
  practices:
    "市区两级金融部门、人民银行、金融监管部门与金融机构共 33 家单位联合参加，现场设咨询展位，专家宣讲同步网络直播。",
  highlights: "直播间边讲边答，把线下咨询的典型问题带到线上，覆盖了未能到场的群众。",
  problems: "优秀宣传素材偏少，社会力量参与还不够。",
  nextSteps: "征集短片和海报，邀请更多社会组织参与。",
};

/** What the replayed case must add up to, as the annual report says. */
export const PUBLISHED_TOTALS = {
  livestream_viewers: 14_980,
  onsite_attendances: 512,
  materials_distributed: 3046,
} as const;
