import { z } from "zod";
import { Problem, PROBLEMS, type ProblemDocument, type ProblemFacts } from "../contracts/problem.ts";
import type { Ctx, Language } from "./context.ts";
import { loggedPath } from "./logged-path.ts";

const LOCALES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** Words for the checks that the schemas make themselves; zod's own have zod's words. */
const CHECKS: Record<string, Record<Language, string>> = {
  daypart_empty: {
    zh: "开始与结束时间不能相同；全天请不填时段",
    en: "from and to must differ; leave dayparts out for all day",
  },
  end_before_start: { zh: "结束日期不能早于开始日期", en: "The end must not be before the start" },
  not_an_instant: {
    zh: "应为带时区的 RFC 3339 时刻，如 2026-06-15T08:00:00+08:00",
    en: "An RFC 3339 instant with an offset such as 2026-06-15T08:00:00+08:00 is right",
  },
  not_a_day: { zh: "应为日历上的一天，如 2026-06-30", en: "A day of the calendar such as 2026-06-30 is right" },
  not_a_time: { zh: "应为 00:00 至 23:59 的时间", en: "A time from 00:00 to 23:59 is right" },
  not_an_end: { zh: "应为 00:00 至 24:00 的时间", en: "A time from 00:00 to 24:00 is right" },
  not_unique: { zh: "不能重复", en: "Each may stand here once" },
  not_one_line: { zh: "应为一行文字，不含换行等控制字符", en: "One line without control characters is right" },
  unstorable: { zh: "含有无法保存的字符", en: "This holds characters that cannot be stored" },
  year_out_of_range: { zh: "年份应在 1970 至 2199 之间", en: "A year from 1970 to 2199 is right" },
  targets_empty: { zh: "至少选择一块屏幕、一个屏幕组或一个标签", en: "Name at least one screen, group or tag" },
};

/** Parses by a schema, or throws `invalid` with every path that is wrong, in the caller's language. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  language: Language,
  prefix = "",
): z.output<Schema> {
  const result = schema.safeParse(value, { error: LOCALES[language] });
  const issues = result.success ? unstorable(result.data, []) : result.error.issues;
  if (result.success && issues.length === 0) return result.data;
  throw new Problem("invalid", { errors: issues.flatMap((issue) => fieldsOf(issue, language, prefix)) });
}

/** Text that storage would not give back as it came: NUL, and halves of surrogate pairs (RFC 7493 §2.1). */
function unstorable(value: unknown, path: string[]): z.core.$ZodIssue[] {
  if (typeof value === "string") {
    if (value.isWellFormed() && !value.includes("\0")) return [];
    return [{ code: "custom", message: "unstorable", path, input: value }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unstorable(part, [...path, key]));
}

function fieldsOf(issue: z.core.$ZodIssue, language: Language, prefix: string) {
  const at = (path: PropertyKey[]) => [prefix, ...path.map(String)].filter((part) => part !== "").join(".") || "body";
  const own = CHECKS[issue.message]?.[language] ?? issue.message;
  const message = { zh: own, en: own };
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path: at([...issue.path, key]), message }));
  return [{ path: at(issue.path), message }];
}

/** The RFC 9457 document of a refusal, in the caller's language. */
export function problemResponse(c: Ctx, facts: ProblemFacts): Response {
  const language = c.get("language") ?? "zh";
  const { status, ...title } = PROBLEMS[facts.code];
  const document: ProblemDocument = {
    type: `urn:fangfei:problem:${facts.code}`,
    title: title[language],
    status,
    code: facts.code,
    detail: facts.detail?.[language] ?? title[language],
    requestId: c.get("requestId") ?? "",
    ...(facts.errors && {
      errors: facts.errors.map(({ path, message }) => ({ path, message: message[language] })),
    }),
    ...(facts.current !== undefined && { current: facts.current }),
  };
  const headers = new Headers({
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": language === "zh" ? "zh-CN" : "en",
    "cache-control": "no-store",
  });
  if (facts.retryAfterS !== undefined) headers.set("retry-after", String(facts.retryAfterS));
  if (facts.allow) headers.set("allow", facts.allow.join(", "));
  return new Response(JSON.stringify(document), { status, headers });
}

/** Every thrown thing becomes a problem document; what is no refusal is logged and never shown. */
export function onError(error: Error, c: Ctx): Response {
  if (error instanceof Problem) return problemResponse(c, error.facts);
  console.error(`Request ${c.get("requestId")} ${c.req.method} ${loggedPath(c.req.path)} failed`, error);
  return problemResponse(c, { code: "internal" });
}
