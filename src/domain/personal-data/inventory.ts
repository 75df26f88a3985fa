import type { Bilingual } from "../../contracts/problem.ts";
import type { RetentionRule } from "../../contracts/personal-data.ts";

/**
 * Whose a value is. `by`: that column of the same row holds the person's id. `refs`: the value is JSON, in which every
 * `{ id, name }` names somebody. `email`: the value is the person's address. `words`: about nobody in
 * particular, or sealed; it may name somebody all the same. `directory`: the account directory looks it up.
 */
export type Whose = { by: string } | "refs" | "email" | "words" | "directory";

/** One column that holds personal data. A table's column of such a kind that is not here fails a test. */
export interface Held {
  table: string;
  column: string;
  whose: Whose;
  rule: RetentionRule;
  what: Bilingual;
  purpose: Bilingual;
}

const say = (zh: string, en: string): Bilingual => ({ zh, en });

const CONTACT = say("发送邀请、确认身份", "To invite, and to tell who it is");
const TRACE = say("追溯谁做了什么（等保、网络安全法）", "To trace who did what (MLPS, Cybersecurity Law)");
const ACCOUNT = say("登录和账号安全", "Sign-in and the account's safety");
const SIGNED = say("责任到人：谁编写、提交、审核", "Accountability: who wrote, submitted, reviewed");
const WORK = say("业务说明；请勿填写个人信息", "Notes on the work; no personal data are asked for");

/** Who did it, as it stands on the thing itself. */
const signed = (table: string, zh: string, en: string, columns: readonly string[]): Held[] =>
  columns.map((column) => ({
    table,
    column,
    whose: "refs",
    rule: "record",
    what: say(`${zh}上的人员姓名`, `Names on ${en}`),
    purpose: SIGNED,
  }));

/** Free text, where somebody may have written a name. */
const words = (table: string, zh: string, en: string, columns: readonly string[], rule: RetentionRule = "record") =>
  columns.map((column): Held => ({
    table,
    column,
    whose: "words",
    rule,
    what: say(`${zh}中的自由文字`, `Free text of ${en}`),
    purpose: WORK,
  }));

const AUTHORS = ["created_by", "submitted_by", "decided_by"];

/** Everything a bureau's own object keeps about people. */
export const BUREAU_INVENTORY: readonly Held[] = [
  {
    table: "member",
    column: "name",
    whose: { by: "person" },
    rule: "membership",
    what: say("成员姓名", "A member's name"),
    purpose: CONTACT,
  },
  {
    table: "member",
    column: "email",
    whose: { by: "person" },
    rule: "membership",
    what: say("成员邮箱", "A member's e-mail address"),
    purpose: CONTACT,
  },
  {
    table: "invitation",
    column: "email",
    whose: "email",
    rule: "invitation",
    what: say("受邀人邮箱", "The address an invitation is for"),
    purpose: CONTACT,
  },
  {
    table: "invitation",
    column: "invited_by_name",
    whose: { by: "invited_by" },
    rule: "record",
    what: say("邀请人姓名", "Who invited"),
    purpose: SIGNED,
  },
  {
    table: "audit",
    column: "actor_name",
    whose: { by: "actor" },
    rule: "audit",
    what: say("操作人姓名", "Who acted"),
    purpose: TRACE,
  },
  {
    table: "audit",
    column: "address",
    whose: { by: "actor" },
    rule: "audit",
    what: say("操作来源地址（IP）", "Address (IP) they acted from"),
    purpose: TRACE,
  },
  {
    table: "idempotency",
    column: "answer",
    whose: "words",
    rule: "passing",
    what: say("网络中断重试时重复的答复", "An answer kept in case the network loses it"),
    purpose: say("同一请求不会执行两次", "So that a request is never carried out twice"),
  },
  {
    table: "outbox",
    column: "payload",
    whose: "words",
    rule: "passing",
    what: say("待送往账号目录的消息", "Messages on their way to the account directory"),
    purpose: say("人员变动后更新登录权限", "To follow changes of members"),
  },
  ...signed("booking", "排期", "bookings", [...AUTHORS, "edited_by"]),
  ...signed("campaign", "方案", "campaigns", AUTHORS),
  ...signed("material_version", "素材版本", "versions of materials", [
    "created_by",
    "submitted_by",
    "reviews",
    "withdrawn_by",
  ]),
  ...signed("takeover", "紧急插播", "takeovers", ["issued_by", "ended", "review"]),
  ...signed("screenshot", "屏幕截图", "screenshots", ["asked_by"]),
  ...signed("feed", "播放列表链接", "feed links", ["created_by"]),
  ...signed("statutory_import", "节假日导入", "imported calendars", ["imported_by"]),
  ...signed("signup", "报名", "sign-ups", ["created_by"]),
  ...signed("outcome", "成效填报", "outcomes", ["submitted_by", "decided_by"]),
  ...signed("outcome_revision", "成效填报的历次版本", "an outcome's revisions", ["by"]),
  ...words("signup", "报名备注", "a sign-up's note", ["note"], "contact"),
  ...words("signup", "报名意见", "a sign-up's comment", ["comment"]),
  ...words("institution", "机构备注", "an institution's note", ["note"]),
  ...words("material", "素材备注", "a material's note", ["note"]),
  ...words("material_version", "审核意见", "a version's comment", ["comment"]),
  ...words("booking", "排期意见", "a booking's comment", ["comment"]),
  ...words("campaign", "方案意见", "a campaign's comment", ["comment"]),
  ...words("event", "活动取消说明", "why an event was cancelled", ["comment"]),
  ...words("outcome", "成效填报说明", "an outcome", ["narrative", "comment"]),
  ...words("outcome_revision", "成效填报的历次版本", "an outcome's revisions", ["narrative"]),
  ...words("takeover", "紧急插播事由", "a takeover's reason", ["reason"]),
];

const held = (table: string, column: string, rule: RetentionRule, zh: string, en: string, purpose = ACCOUNT): Held => ({
  table,
  column,
  whose: "directory",
  rule,
  what: say(zh, en),
  purpose,
});

/** What the account directory keeps about people, once for the whole platform. */
export const DIRECTORY_INVENTORY: readonly Held[] = [
  held("user", "name", "account", "账号姓名", "The account's name"),
  held("user", "email", "account", "登录邮箱", "The address to sign in with"),
  held("user", "image", "account", "头像（不使用）", "A picture (not used)"),
  held("account", "accountId", "account", "外部登录的账号标识", "Id at an outside sign-in provider"),
  held("account", "password", "account", "密码的散列值", "A hash of the password"),
  held("twoFactor", "secret", "account", "两步验证密钥", "Secret of the second factor"),
  held("twoFactor", "backupCodes", "account", "两步验证恢复码", "Recovery codes"),
  held("session", "ipAddress", "session", "登录地址（IP）", "Address (IP) of a session"),
  held("session", "userAgent", "session", "登录所用浏览器", "Browser of a session"),
  held("membership", "person", "membership", "所属单位", "Which bureaus one belongs to"),
  held("idempotency", "answer", "passing", "网络中断重试时重复的答复", "An answer kept in case the network loses it"),
  held("outbox", "payload", "passing", "待送往主管单位的消息", "Messages on their way to bureaus"),
  held("audit", "actor_name", "audit", "账号操作人姓名", "Who acted on accounts", TRACE),
  held("audit", "address", "audit", "账号操作来源地址（IP）", "Address (IP) accounts were acted on from", TRACE),
];

/** The name of a field: `table.column`, the directory's with its own name in front. */
export function fieldOf({ table, column, whose }: Held): string {
  return whose === "directory" ? `directory.${table}.${column}` : `${table}.${column}`;
}
