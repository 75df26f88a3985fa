import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { Refusal } from "../../contracts/client.ts";
import type { RequestOf } from "../../contracts/endpoint.ts";
import type { EndpointId, Endpoints } from "../../contracts/endpoints.ts";
import type { ProblemCode } from "../../contracts/problem.ts";
import { call } from "../call.ts";
import { useProblem } from "../problem.ts";

interface Options {
  /** The keys of what it makes stale. */
  stale?: readonly (readonly string[])[];
  /** Where a refusal is shown at its fields. */
  form?: FormInstance;
  /** Codes that the caller shows. */
  shown?: readonly ProblemCode[];
}

/** Does an endpoint that belongs to no bureau: of the own account, or of the platform. */
export function useAct<Id extends EndpointId>(id: Id, { stale = [], form, shown = [] }: Options = {}) {
  const client = useQueryClient();
  const show = useProblem();
  const refresh = () => Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: (request: RequestOf<Endpoints[Id]>) => call(id, request),
    onSuccess: refresh,
    onError: (error) => {
      const code = error instanceof Refusal ? error.problem.code : null;
      if (code === "stale" || code === "conflict") void refresh();
      if (code === null || !shown.includes(code)) show(error, form);
    },
  });
}
