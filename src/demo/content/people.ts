import type { StaffRole } from "../../contracts/permission.ts";
import type { BodyOf } from "./body.ts";

export const PASSWORD = "fangfei-demo-2026";

export const BUREAU: BodyOf<"setup.create">["bureau"] = {
  id: "jianghai",
  name: "江海区金融工作局",
  zone: "Asia/Shanghai",
  reportingChannel: "线索举报 12345（政务服务便民热线）· 反诈专线 96110",
  reviewSteps: 3,
};

/** Everybody signs in as `{login}@demo.fangfei.test`. */
export const emailOf = (login: string): string => `${login}@demo.fangfei.test`;

export interface Staff {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly [StaffRole, ...StaffRole[]];
}

/** Founds the bureau and invites everybody else. */
export const ADMIN = { login: "admin", name: "梁伟峰" } as const;

export const STAFF: readonly Staff[] = [
  { login: "planner", name: "陈晓岚", roles: ["planner"] },
  { login: "reviewer1", name: "黄志远", roles: ["reviewer_1"] },
  { login: "reviewer2", name: "区美仪", roles: ["reviewer_2"] },
  { login: "reviewer3", name: "林国栋", roles: ["reviewer_3"] },
  { login: "operator", name: "谭俊杰", roles: ["screen_operator"] },
  { login: "security", name: "冯静雯", roles: ["security_admin"] },
  { login: "auditor", name: "邓启明", roles: ["auditor"] },
];
