import { type Call, createClient, problemOf, Refusal } from "../../contracts/client.ts";
import { BUREAU, emailOf, PASSWORD } from "../content/people.ts";

export interface LoadOptions {
  baseUrl: string;
  /** The start-up secret that lets a request bring its own instant. */
  secret: string;
  /** The one-time link's token. */
  setupToken: string;
  log?: (line: string) => void;
}

/** Every path of the demo is below this bureau. */
export const bureau = BUREAU.id;

/** Speaks to the server as the demo's people and machines, each request at the instant it is said to happen. */
export interface Stage {
  readonly options: LoadOptions;
  log(line: string): void;
  /** Keeps the session of `login`. The account must exist. */
  signIn(login: string): Promise<void>;
  /** The API as a person who has signed in. `instant` is RFC 3339 with an offset. */
  as(login: string, instant: string): Call;
  /** The API with a token: a screen, or a player that is being paired; without one, anybody. */
  bearing(token: string | null, instant: string): Call;
  /** Sends bytes for an upload ticket, with what their receiver wants to know of them beforehand. */
  send(
    login: string,
    instant: string,
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    facts?: Record<string, string>,
  ): Promise<void>;
}

export function createStage(options: LoadOptions): Stage {
  const { baseUrl, secret } = options;
  const cookies = new Map<string, string>();

  const timed = (instant: string): Record<string, string> => ({
    "fangfei-demo-secret": secret,
    "fangfei-demo-instant": instant,
  });
  const personal = (login: string, instant: string): Record<string, string> => {
    const cookie = cookies.get(login);
    if (cookie === undefined) throw new Error(`${login} has not signed in`);
    return { ...timed(instant), cookie };
  };

  return {
    options,
    log: options.log ?? (() => {}),
    async signIn(login) {
      const response = await fetch(`${baseUrl}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: emailOf(login), password: PASSWORD }),
      });
      if (!response.ok) throw new Refusal(await problemOf(response));
      await response.body?.cancel();
      const pairs = response.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
      cookies.set(login, pairs.join("; "));
    },
    as: (login, instant) => createClient({ baseUrl, headers: () => personal(login, instant) }),
    bearing: (token, instant) =>
      createClient({
        baseUrl,
        headers: () => ({ ...timed(instant), ...(token !== null && { authorization: `Bearer ${token}` }) }),
      }),
    async send(login, instant, path, bytes, facts = {}) {
      const response = await fetch(baseUrl + path, {
        method: "PUT",
        headers: { ...personal(login, instant), "content-type": "application/octet-stream", ...facts },
        body: bytes,
      });
      if (!response.ok) throw new Refusal(await problemOf(response));
      await response.body?.cancel();
    },
  };
}
