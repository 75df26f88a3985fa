import type { RequestOf } from "../../contracts/endpoint.ts";
import type { EndpointId, Endpoints } from "../../contracts/endpoints.ts";

/** What a client sends for an endpoint: the demo's data has the shapes of the API. */
export type BodyOf<Id extends EndpointId> = RequestOf<Endpoints[Id]> extends { body: infer Body } ? Body : never;
