import type { InstitutionKind } from "../../contracts/institution.ts";

export interface DemoInstitution {
  /** `partner01` … `partner33`. */
  readonly login: string;
  readonly name: string;
  readonly kind: InstitutionKind;
  /** Its manager, who signs in with `login`. */
  readonly person: string;
}

/** The 33 units of the joint event of 2023. All but the first bank are invented. */
const ROWS: readonly (readonly [string, InstitutionKind, string])[] = [
  ["华润银行江海支行", "bank", "周敏怡"],
  ["江海农村商业银行", "bank", "罗建国"],
  ["江州银行江海支行", "bank", "何婉婷"],
  ["南岭银行江海支行", "bank", "吕嘉豪"],
  ["潮江银行江海支行", "bank", "苏丽华"],
  ["银湖银行江海支行", "bank", "许文博"],
  ["金帆银行江海支行", "bank", "曾倩"],
  ["海晏银行江海支行", "bank", "温子健"],
  ["远屿银行江海支行", "bank", "叶秀芳"],
  ["同德银行高新支行", "bank", "蔡明轩"],
  ["澄江银行江海支行", "bank", "杜雅琴"],
  ["万家储蓄银行江海支行", "bank", "彭少勇"],
  ["惠农村镇银行江海支行", "bank", "关慧珍"],
  ["安澜人寿江海支公司", "insurer", "方建平"],
  ["颐年养老保险江海营业部", "insurer", "邝淑贤"],
  ["同舟财产保险江海支公司", "insurer", "石磊"],
  ["海润财产保险江海支公司", "insurer", "傅晓彤"],
  ["禾丰农业保险江海营销部", "insurer", "欧阳辉"],
  ["明岸人寿江海支公司", "insurer", "甘雪梅"],
  ["江帆证券江海营业部", "securities", "余思源"],
  ["潮汐证券高新营业部", "securities", "韩志鹏"],
  ["恒岳期货江海营业部", "securities", "简文静"],
  ["启航基金江海服务部", "securities", "钟浩然"],
  ["江州市金融工作局", "department", "陆宏达"],
  ["中国人民银行江州市分行", "department", "郑慧敏"],
  ["江州金融监管分局", "department", "马立新"],
  ["江州市银行业协会", "association", "谢婷婷"],
  ["江海区金融业联合会", "association", "丁国强"],
  ["江海区小微企业商会", "association", "莫少红"],
  ["江海区融媒体中心", "media", "程雨菲"],
  ["江州日报江海记者站", "media", "唐一鸣"],
  ["望江街道办事处", "community", "赖美玲"],
  ["礼和街道办事处", "community", "龙志成"],
];

export const INSTITUTIONS: readonly DemoInstitution[] = ROWS.map(([name, kind, person], i) => ({
  login: `partner${String(i + 1).padStart(2, "0")}`,
  name,
  kind,
  person,
}));
