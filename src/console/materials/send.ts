import { Refusal } from "../../contracts/client.ts";
import { problemOf } from "../../contracts/client.ts";
import { language, tagOf } from "../text/language.ts";

/** Sends a file's bytes with PUT; fetch could not say how far it has got. */
export function send(url: string, file: File, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.setRequestHeader("content-type", file.type);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("accept-language", tagOf(language()));
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => {
      if (request.status < 300) return resolve();
      const answer = { status: request.status, json: async () => JSON.parse(request.responseText) as unknown };
      problemOf(answer).then((problem) => reject(new Refusal(problem)), reject);
    });
    request.addEventListener("error", () => reject(new TypeError("the connection broke")));
    request.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
