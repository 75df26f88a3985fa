import { problemOf, Refusal } from "../../contracts/client.ts";
import { language, tagOf } from "../text/language.ts";

/** The connection broke, or the server is just starting again: what was sent so far may be there. */
export class Interrupted extends Error {}

/** Sends bytes with PUT; fetch could not say how far it is. Answers the JSON that came, null for none. */
export function send(
  url: string,
  bytes: Blob,
  options: { headers?: Record<string, string>; onProgress?: (bytes: number) => void; signal: AbortSignal },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    const headers = { accept: "application/json", "accept-language": tagOf(language()), ...options.headers };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => options.onProgress?.(event.loaded));
    request.addEventListener("load", () => {
      if (request.status >= 502 && request.status <= 504) return reject(new Interrupted());
      const json: unknown = request.responseText ? JSON.parse(request.responseText) : null;
      if (request.status < 300) return resolve(json);
      const answer = { status: request.status, json: async () => json };
      problemOf(answer).then((problem) => reject(new Refusal(problem)), reject);
    });
    request.addEventListener("error", () => reject(new Interrupted()));
    request.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    options.signal.addEventListener("abort", () => request.abort());
    request.send(bytes);
  });
}
