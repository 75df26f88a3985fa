import { problemOf, Refusal } from "../../contracts/client.ts";
import type { Material } from "../../contracts/material.ts";
import { language, tagOf } from "../text/language.ts";

/** Sends a file's bytes with PUT and answers the material with its new version; fetch could not say how far it is. */
export function send(
  url: string,
  file: File,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Material> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.setRequestHeader("content-type", file.type);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("accept-language", tagOf(language()));
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => {
      const json: unknown = request.responseText ? JSON.parse(request.responseText) : null;
      if (request.status < 300) return resolve(asMaterial(json));
      const answer = { status: request.status, json: async () => json };
      problemOf(answer).then((problem) => reject(new Refusal(problem)), reject);
    });
    request.addEventListener("error", () => reject(new TypeError("the connection broke")));
    request.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

// Safe because `upload.send` answers a material, as its row says.
function asMaterial(json: unknown) {
  return json as Material;
}
