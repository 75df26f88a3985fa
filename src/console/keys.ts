import type { EndpointId } from "../contracts/endpoints.ts";

/** The word before the dot of an endpoint's id: what a mutation makes stale. */
export type Concept = EndpointId extends `${infer Word}.${string}` ? Word : never;

/** Every query key of the console. */
export const keys = {
  me: ["me"] as const,
  health: ["health"] as const,
  account: ["account"] as const,
  sessions: ["account", "sessions"] as const,
  signInOptions: ["sign-in options"] as const,
  operator: ["operator"] as const,
  platform: (what: "bureaus" | "operators" | "resets") => ["operator", what] as const,
  invitation: (token: string) => ["invitation", token] as const,
  passwordReset: (token: string) => ["password reset", token] as const,
  /** All that was read of one concept in one bureau. */
  concept: (bureau: string, concept: Concept) => [bureau, concept] as const,
  read: (bureau: string, id: EndpointId, request: unknown) => [bureau, conceptOf(id), id, request] as const,
};

// Safe because every endpoint id begins with its concept and a dot.
function conceptOf(id: EndpointId) {
  return id.slice(0, id.indexOf(".")) as Concept;
}
