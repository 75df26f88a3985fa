import { ENDPOINTS } from "../../contracts/endpoints.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const SUMMARIES = new Map(Object.entries(ENDPOINTS).map(([id, { summary }]) => [id, summary]));

/** What an audited action did: its endpoint's summary up to the first pause; what no endpoint does has words here. */
export function useActionText(): (action: string) => string {
  const language = useLanguage();
  const own: Record<string, string> = useText(text).actions;
  return (action) =>
    own[action] ??
    SUMMARIES.get(action)
      ?.[language].split(/[；;：:（(]/, 1)[0]
      ?.trim() ??
    action;
}

/** Every action that a person's request can leave in a bureau's trail. */
export const ACTIONS: readonly string[] = Object.entries(ENDPOINTS)
  .filter(([, row]) => row.method !== "GET" && !("reads" in row) && row.path.startsWith("/api/bureaus/{bureau}"))
  .map(([id]) => id);
