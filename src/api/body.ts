import { Problem } from "../contracts/problem.ts";
import type { Ctx } from "./context.ts";

export const JSON_LIMIT = 1024 * 1024;

/** The body's text, read no further than `limit` bytes. */
export async function readText(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<string> {
  if (!stream) return "";
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await new Blob(chunks).arrayBuffer());
  } catch {
    throw new Problem("malformed", {
      errors: [{ path: "body", message: { zh: "应为 UTF-8 编码", en: "UTF-8 is right" } }],
    });
  }
}

export function tooLarge(limit: number): Problem {
  const message = { zh: `最多 ${limit} 字节`, en: `At most ${limit} bytes` };
  return new Problem("too_large", { errors: [{ path: "body", message }] });
}

/** Parses JSON text; `undefined` for no body at all. */
export function parseJson(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const message = { zh: "不是有效的 JSON", en: "This is not JSON" };
    throw new Problem("malformed", { errors: [{ path: "body", message }] });
  }
}

/** The JSON body of a request, limited before parsing. */
export async function readJson(c: Ctx): Promise<{ text: string; value: unknown }> {
  if (Number(c.req.header("content-length") ?? 0) > JSON_LIMIT) throw tooLarge(JSON_LIMIT);
  const text = await readText(c.req.raw.body, JSON_LIMIT);
  if (text !== "") requireJson(c);
  return { text, value: parseJson(text) };
}

export function requireJson(c: Ctx): void {
  if (/^application\/json\b/i.test(c.req.header("content-type") ?? "")) return;
  const message = { zh: "应为 application/json", en: "application/json is right" };
  throw new Problem("unsupported_type", { errors: [{ path: "Content-Type", message }] });
}
