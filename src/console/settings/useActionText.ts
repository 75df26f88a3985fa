import { ENDPOINTS } from "../../contracts/endpoints.ts";
import { useLanguage } from "../text/language.ts";

const SUMMARIES = new Map(Object.entries(ENDPOINTS).map(([id, { summary }]) => [id, summary]));

/** What an audited action did: its endpoint's summary up to the first pause; what no endpoint does keeps its code. */
export function useActionText(): (action: string) => string {
  const language = useLanguage();
  return (action) => SUMMARIES.get(action)?.[language].split(/[；;：:]/, 1)[0] ?? action;
}
