import { QueryCache, QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { Refusal } from "../contracts/client.ts";
import type { PathParams, RequestOf, ResultOf } from "../contracts/endpoint.ts";
import type { EndpointId, Endpoints } from "../contracts/endpoints.ts";
import type { ProblemCode } from "../contracts/problem.ts";
import { call } from "./call.ts";
import { type Concept, keys } from "./keys.ts";
import { useProblem } from "./problem.ts";
import { useBureau } from "./shell/bureau.ts";

const refusedAs = (error: unknown, code: string) => error instanceof Refusal && error.problem.code === code;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== "me" && refusedAs(error, "unauthenticated"))
        void queryClient.invalidateQueries({ queryKey: keys.me });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer; only a broken connection is worth another try.
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
    },
  },
});

/** The endpoints that belong to one bureau. */
export type BureauEndpoint = {
  [Id in EndpointId]: "bureau" extends keyof PathParams<Endpoints[Id]["path"]> ? Id : never;
}[EndpointId];
type ListEndpoint = {
  [Id in BureauEndpoint]: ResultOf<Endpoints[Id]> extends { items: unknown[]; next?: string | undefined } ? Id : never;
}[BureauEndpoint];
type ItemOf<Id extends EndpointId> = ResultOf<Endpoints[Id]> extends { items: (infer Item)[] } ? Item : never;

/** What a call needs besides the bureau: the other path parameters stand beside query, body and revision. */
export type InBureau<Id extends EndpointId> = Omit<RequestOf<Endpoints[Id]>, "params"> &
  Omit<RequestOf<Endpoints[Id]>["params"], "bureau">;

/** Reads an endpoint of the bureau in view. `enabled: false` waits. */
export function useRead<Id extends BureauEndpoint>(
  id: Id,
  request: InBureau<Id>,
  options: { enabled?: boolean; refetchIntervalMs?: number } = {},
) {
  const bureau = useBureau().id;
  return useQuery({
    queryKey: keys.read(bureau, id, request),
    queryFn: ({ signal }) => call(id, inBureau<Id>(bureau, request), { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchIntervalMs ?? false,
  });
}

const MOST_PAGES = 25;
/** Reads a whole list, page after page (at most 5,000 items). */
export function useList<Id extends ListEndpoint>(
  id: Id,
  query: Record<string, string | number | undefined> = {},
  options: { enabled?: boolean; refetchIntervalMs?: number } = {},
) {
  const bureau = useBureau().id;
  return useQuery({
    queryKey: keys.read(bureau, id, query),
    queryFn: async ({ signal }) => {
      const items: ItemOf<Id>[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const request = asRequest<Id>({ query: { limit: 200, ...query, cursor } });
        const answer = asPage<Id>(await call(id, inBureau<Id>(bureau, request), { signal }));
        items.push(...answer.items);
        cursor = answer.next;
        if (cursor === undefined) break;
      }
      return items;
    },
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchIntervalMs ?? false,
  });
}

/**
 * Does an endpoint of the bureau in view. What it makes stale is read again; a refusal is shown at the fields of
 * `form` when there is one, as a message otherwise; one with the code `shown` its caller shows.
 */
export function useVerb<Id extends BureauEndpoint>(
  id: Id,
  stale: readonly Concept[],
  form?: FormInstance,
  shown?: ProblemCode,
) {
  const bureau = useBureau().id;
  const client = useQueryClient();
  const show = useProblem();
  const refresh = () =>
    Promise.all(stale.map((concept) => client.invalidateQueries({ queryKey: keys.concept(bureau, concept) })));
  return useMutation({
    mutationFn: (request: InBureau<Id>) => call(id, inBureau<Id>(bureau, request)),
    onSuccess: refresh,
    onError: (error) => {
      if (refusedAs(error, "stale") || refusedAs(error, "conflict")) void refresh();
      if (shown === undefined || !refusedAs(error, shown)) show(error, form);
    },
  });
}

// Safe because InBureau is the request with its parameters laid beside it and without the bureau.
function inBureau<Id extends EndpointId>(bureau: string, request: InBureau<Id>) {
  const { query, body, revision, ...params } = request as Record<string, unknown>;
  return { params: { ...params, bureau }, query, body, revision } as unknown as RequestOf<Endpoints[Id]>;
}
// Safe because only list endpoints get here, and every one of them takes a cursor and a limit.
function asRequest<Id extends EndpointId>(request: { query: Record<string, unknown> }) {
  return request as unknown as InBureau<Id>;
}
function asPage<Id extends EndpointId>(answer: unknown) {
  return answer as { items: ItemOf<Id>[]; next?: string };
}
