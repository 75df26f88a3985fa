import { PlayerProblem } from "../problem.ts";
import type { Call, DeviceApi, Reply } from "./api.ts";

export type TokenCall = (call: Omit<Call, "bearer">) => Promise<Reply>;

/**
 * Calls in the name of a paired screen. Throws `revoked` when the server no longer knows the token; a 401 that is not
 * the server's own (a captive portal's, a proxy's) is passed on as any other failure: pairing again needs somebody on site. Throws `Later` when the server
 * asks for patience.
 */
export function callsWithToken(api: DeviceApi, token: string): TokenCall {
  return async (call) => {
    const reply = await api.call({ ...call, bearer: token });
    if (reply.status === 401 && isOurs(reply.body)) throw new PlayerProblem("revoked");
    if (reply.later) throw reply.later;
    return reply;
  };
}

/** The problem of the contract, RFC 9457. */
function isOurs(body: unknown): boolean {
  return typeof body === "object" && body !== null && (body as { code?: unknown }).code === "unauthenticated";
}
