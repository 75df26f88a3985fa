import "./jitless.ts";
import { z } from "zod";

/** What a person reads, in both of the product's languages. */
export const Bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;

/**
 * The closed list of problem codes; HTTP status and title are total functions of the code (RFC 9457 §3.1).
 * A normal "no" (a waiting list, an over-booked preview) is a verdict in a 200, never a problem.
 */
export const PROBLEMS = {
  malformed: { status: 400, zh: "请求无法读取", en: "The request cannot be read" },
  unauthenticated: { status: 401, zh: "请先登录", en: "Sign in first" },
  invalid_credentials: { status: 401, zh: "账号或密码不正确", en: "Wrong e-mail or password" },
  forbidden: { status: 403, zh: "没有此项权限", en: "Your roles do not allow this" },
  two_factor_required: {
    status: 403,
    zh: "本单位要求两步验证，请先启用",
    en: "Your bureau requires a second factor; set it up first",
  },
  foreign_origin: { status: 403, zh: "请求来源不被允许", en: "This origin is not allowed" },
  not_found: { status: 404, zh: "未找到", en: "Not found" },
  method_not_allowed: { status: 405, zh: "不支持此方法", en: "Method not allowed" },
  conflict: { status: 409, zh: "当前状态不允许此操作", en: "The present state forbids this" },
  same_person: {
    status: 409,
    zh: "提交人和各级审核人不能是同一人",
    en: "Submitter and reviewers must all be different people",
  },
  changed_in_review: { status: 409, zh: "内容在审核期间已被修改", en: "The content changed while it was in review" },
  overbooked: { status: 409, zh: "名额或时段已超出", en: "Over-booked" },
  code_unknown: { status: 409, zh: "配对码不存在或已过期", en: "The pairing code is unknown or has expired" },
  not_open_yet: { status: 409, zh: "报名尚未开始", en: "Sign-up has not opened yet" },
  closed: { status: 409, zh: "报名已截止", en: "Sign-up is closed" },
  full: { status: 409, zh: "名额已满", en: "No places left" },
  institution_limit: { status: 409, zh: "已达到每家机构的名额上限", en: "Your institution's limit is reached" },
  already_signed_up: {
    status: 409,
    zh: "本机构已报名此角色",
    en: "Your institution has already signed up in this role",
  },
  not_invited: { status: 409, zh: "本机构未受邀参加", en: "Your institution is not invited" },
  institution_inactive: { status: 409, zh: "机构已停用", en: "The institution is inactive" },
  roles_apart: {
    status: 409,
    zh: "三员分设：这些角色不能由同一人兼任",
    en: "Separate administration: one person may not hold these roles together",
  },
  last_administrator: {
    status: 409,
    zh: "至少须有一名系统管理员和一名安全管理员",
    en: "There must be at least one administrator and one security administrator",
  },
  gone: { status: 410, zh: "已失效", en: "No longer available" },
  stale: { status: 412, zh: "内容已被他人更新，请刷新后重试", en: "Someone else changed this; reload and try again" },
  too_large: { status: 413, zh: "内容过大", en: "Too large" },
  unsupported_type: { status: 415, zh: "不支持的内容类型", en: "Unsupported content type" },
  range_not_satisfiable: { status: 416, zh: "请求的范围无效", en: "Range not satisfiable" },
  invalid: { status: 422, zh: "填写的内容有误", en: "Some fields are not right" },
  hash_mismatch: { status: 422, zh: "文件校验值与申报不符", en: "The file's SHA-256 is not the announced one" },
  size_mismatch: { status: 422, zh: "文件大小与申报不符", en: "The file's size is not the announced one" },
  type_mismatch: { status: 422, zh: "文件类型与申报不符", en: "The file's type is not the announced one" },
  idempotency_mismatch: {
    status: 422,
    zh: "同一幂等键用于不同内容",
    en: "This Idempotency-Key was used with another body",
  },
  upgrade_required: { status: 426, zh: "须以 WebSocket 连接", en: "A WebSocket is right here" },
  precondition_required: { status: 428, zh: "缺少 If-Match", en: "If-Match is required" },
  rate_limited: { status: 429, zh: "操作过于频繁，请稍后再试", en: "Too many requests; try again later" },
  internal: { status: 500, zh: "服务器内部错误", en: "Internal error" },
  storage_full: { status: 507, zh: "服务器存储空间不足", en: "The server's storage is full" },
  unavailable: { status: 503, zh: "服务暂不可用", en: "Temporarily unavailable" },
} as const satisfies Record<string, { status: number } & Bilingual>;

export type ProblemCode = keyof typeof PROBLEMS;
export const ProblemCode = z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]);

/** One field that is wrong: `path` in dots (`windows.0.endsOn`; `query.limit`; `If-Match`), and what would be right. */
export const FieldProblem = z.object({ path: z.string(), message: z.string() });

/** The body of every refusal, `application/problem+json` (RFC 9457). */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(FieldProblem).optional(),
  /** With `stale` and `conflict`: the thing as it is now, where the caller may see it. */
  current: z.unknown().optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** The same refusal inside the server, before a language is chosen. */
export interface ProblemFacts {
  code: ProblemCode;
  detail?: Bilingual;
  errors?: { path: string; message: Bilingual }[];
  current?: unknown;
  /** With `rate_limited` and `unavailable`. */
  retryAfterS?: number;
  /** With `method_not_allowed`: those that are. */
  allow?: string[];
}

/** Thrown inside a transaction, so that it rolls back; crosses object borders as its `facts`. */
export class Problem extends Error {
  readonly facts: ProblemFacts;
  constructor(code: ProblemCode, more: Omit<ProblemFacts, "code"> = {}) {
    super(more.detail?.en ?? PROBLEMS[code].en);
    this.name = "Problem";
    this.facts = { code, ...more };
  }
}

/** A refusal by how things stand: 409 saying why. */
export function conflict(zh: string, en: string): Problem {
  return new Problem("conflict", { detail: { zh, en } });
}

/** A refusal of one field: 422 naming its path and what would be right. */
export function invalid(path: string, zh: string, en: string): Problem {
  return new Problem("invalid", { errors: [{ path, message: { zh, en } }] });
}
