import type { AuditFormat, AuditRow } from "../contracts/audit.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { csvLine } from "../platform/csv.ts";
import type { Ctx, Language } from "./context.ts";

export type AuditPages = AsyncGenerator<AuditRow[], void, undefined>;

const COLUMNS: readonly [keyof AuditRow, Record<Language, string>][] = [
  ["seq", { zh: "序号", en: "Number" }],
  ["at", { zh: "时间", en: "When" }],
  ["actorName", { zh: "操作人", en: "Who" }],
  ["actor", { zh: "操作人编号", en: "Who (id)" }],
  ["action", { zh: "操作代码", en: "Action" }],
  ["subject", { zh: "对象", en: "Subject" }],
  ["address", { zh: "来源地址", en: "From" }],
  ["requestId", { zh: "请求编号", en: "Request" }],
  ["before", { zh: "修改前内容的校验值", en: "Hash of the content before" }],
  ["after", { zh: "修改后内容的校验值", en: "Hash of the content after" }],
  ["previous", { zh: "上一条校验值", en: "Hash of the record before" }],
  ["hash", { zh: "本条校验值", en: "Hash of this record" }],
  ["actorNameSalt", { zh: "姓名盐值", en: "Salt of the name" }],
  ["actorNameSha256", { zh: "姓名承诺值", en: "Commitment of the name" }],
  ["addressSalt", { zh: "地址盐值", en: "Salt of the address" }],
  ["addressSha256", { zh: "地址承诺值", en: "Commitment of the address" }],
];
const WHAT = { zh: "操作", en: "What" };
const REDACTED = { zh: "（已抹去）", en: "(redacted)" };
const SUMMARIES = new Map(Object.entries(ENDPOINTS).map(([id, { summary }]) => [id, summary]));

/** The download: rows are sent as they are read, however many there are. */
export function auditFile(c: Ctx, format: AuditFormat, day: string, pages: AuditPages): Response {
  const text = format === "csv" ? csv(pages, c.get("language")) : ndjson(pages);
  const name = `audit-${c.req.param("bureau")}-${day}.${format}`;
  return new Response(streamOf(text), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

/** A page is read when the client has taken the one before. */
function streamOf(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
}

async function* ndjson(pages: AuditPages): AsyncGenerator<string> {
  for await (const rows of pages) yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

async function* csv(pages: AuditPages, language: Language): AsyncGenerator<string> {
  // Spreadsheets take a file without the mark for one in the system's own encoding.
  yield `\uFEFF${csvLine([...COLUMNS.map(([, title]) => title[language]), WHAT[language]])}`;
  for await (const rows of pages) yield rows.map((row) => csvLine(cellsOf(row, language))).join("");
}

function cellsOf(row: AuditRow, language: Language): string[] {
  const cells = COLUMNS.map(([column]) => {
    if (column === "actorName" || column === "address") return row[column] ?? REDACTED[language];
    return String(row[column] ?? "");
  });
  return [...cells, SUMMARIES.get(row.action)?.[language] ?? ""];
}
