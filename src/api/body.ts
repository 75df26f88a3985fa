import { Problem } from "../contracts/problem.ts";
import type { Ctx } from "./context.ts";

export const JSON_LIMIT = 1024 * 1024;

/** A body's bytes, read no further than `limit` of them. */
export async function readBytes(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array> {
  if (!stream) return new Uint8Array();
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
  return Buffer.concat(chunks);
}

/** The body's text, read no further than `limit` bytes. */
export async function readText(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<string> {
  const bytes = await readBytes(stream, limit);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
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
  requireShallow(text);
  try {
    return JSON.parse(text);
  } catch {
    const message = { zh: "不是有效的 JSON", en: "This is not JSON" };
    throw new Problem("malformed", { errors: [{ path: "body", message }] });
  }
}

/** Deeper than any body of ours; everything that walks a value may do so by calling itself. */
const DEEPEST = 32;

function requireShallow(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i += 1;
      else quoted = code !== QUOTE;
    } else if (code === QUOTE) quoted = true;
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      depth += 1;
      if (depth > DEEPEST) throw tooDeep();
    } else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth -= 1;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

function tooDeep(): Problem {
  const message = { zh: `最多嵌套 ${DEEPEST} 层`, en: `At most ${DEEPEST} levels deep is right` };
  return new Problem("malformed", { errors: [{ path: "body", message }] });
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
