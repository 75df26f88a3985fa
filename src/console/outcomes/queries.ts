import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { Refusal } from "../../contracts/client.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useProblem } from "../problem.ts";
import { useList, useRead, useVerb } from "../query.ts";
import { useBureau } from "../shell/bureau.ts";
import type { Filing } from "./filing.ts";

export const useOutcomes = () => useList("outcome.list");
export const useEventOutcomes = (event: string, enabled = true) => useList("outcome.list", { event }, { enabled });
export const useOutcome = (outcome: string) => useRead("outcome.get", { outcome });

const STALE = ["outcome", "reach"] as const;
export const useSubmitOutcome = () => useVerb("outcome.submit", STALE);
export const useAcceptOutcome = () => useVerb("outcome.accept", STALE);
export const useReturnOutcome = () => useVerb("outcome.return", STALE);

/**
 * Saves a filing as a draft: a new one, or the one that is there. The form has a row for every metric that is asked,
 * and sends those that were filled in: a refused figure is shown at the row it came from.
 */
export function useSaveFiling(form: FormInstance) {
  const bureau = useBureau().id;
  const client = useQueryClient();
  const show = useProblem();
  return useMutation({
    mutationFn: (filing: Filing): Promise<Outcome> => {
      const { event, institution, outcome, figures, narrative } = filing;
      return outcome
        ? call("outcome.update", {
            params: { bureau, outcome: outcome.id },
            body: { figures, narrative },
            revision: outcome.revision,
          })
        : call("outcome.draft", { params: { bureau, event }, body: { institution, figures, narrative } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.concept(bureau, "outcome") }),
    onError: (error, { rows }) => show(atRows(error, rows), form),
  });
}

/** The refusal with its figures' paths as the form counts them. */
function atRows(error: unknown, rows: readonly number[]): unknown {
  if (!(error instanceof Refusal)) return error;
  const errors = (error.problem.errors ?? []).map((field) => ({
    ...field,
    path: field.path.replace(/^figures\.(\d+)/, (_, sent: string) => `figures.${rows[Number(sent)] ?? sent}`),
  }));
  return new Refusal({ ...error.problem, errors });
}
