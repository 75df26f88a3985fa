import { PlayerProblem } from "../problem.ts";
import type { Call, DeviceApi, Reply } from "./api.ts";

export type TokenCall = (call: Omit<Call, "bearer">) => Promise<Reply>;

/**
 * Calls in the name of a paired screen. Throws `revoked` when the server no longer knows the token; a 401 that is not
 * the server's own JSON (a captive portal's page) is passed on as any other failure. Throws `Later` when the server
 * asks for patience.
 */
export function callsWithToken(api: DeviceApi, token: string): TokenCall {
  return async (call) => {
    const reply = await api.call({ ...call, bearer: token });
    if (reply.status === 401 && reply.body !== null) throw new PlayerProblem("revoked");
    if (reply.later) throw reply.later;
    return reply;
  };
}
