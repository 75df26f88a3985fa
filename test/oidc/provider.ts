import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import OidcProvider from "oidc-provider";

/** A real OpenID provider on loopback. Whoever signs in there is the account of the name that they type. */
export interface Provider {
  issuer: string;
  /** What the provider says of an account; may be changed at any time. */
  claims: Map<string, { email: string; email_verified: boolean }>;
  close(): Promise<void>;
}

export const CLIENT = { id: "fangfei", secret: "a-secret-of-the-client-of-fangfei" };

export async function startProvider(redirectUri: string): Promise<Provider> {
  const claims: Provider["claims"] = new Map();
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${asAddress(server.address()).port}`;
  const provider = new OidcProvider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, name: sub, ...claims.get(sub) }),
    }),
    cookies: { keys: ["only for this test"] },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => void answer(request, response));
  return {
    issuer,
    claims,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

// Safe because the server listens on a port, and on no pipe.
function asAddress(address: unknown) {
  return address as AddressInfo;
}
