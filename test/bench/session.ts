import { found } from "../e2e/server.ts";
import { requestsPerSecond, type Target } from "./load.ts";
import { withBenchServer } from "./server.ts";

/**
 * What it costs to know who asks: believed by the minute's cookie, and asked of the directory. As ratios to a bare Hono
 * handler in the same workerd.
 */
export async function figures(rounds = 3): Promise<Record<string, number>> {
  return withBenchServer({}, async (server) => {
    const { cookie } = await found(server);
    // As a browser holds it after the first request: with what the edge believes for a minute.
    const asked = cookie.replace(/[^ ]*session_seen=[^;]*(; |$)/, "");
    const response = await fetch(`${server.url}/bench/session`, { headers: { cookie: asked } });
    const [believed = ""] = response.headers.getSetCookie().map((line) => line.split(";")[0]);
    const targets: Target[] = [
      { name: "hello", path: "/bench/hello", status: 200 },
      { name: "believed", path: "/bench/session", headers: { cookie: `${asked}; ${believed}` }, status: 204 },
      { name: "asked", path: "/bench/session", headers: { cookie: asked }, status: 204 },
    ];
    const perSecond = await requestsPerSecond(server.url, targets, rounds);
    const of = (name: string) => perSecond.get(name) ?? 0;
    return {
      "session.believed_per_s": of("believed"),
      "session.believed_to_hello": of("believed") / of("hello"),
      "session.asked_per_s": of("asked"),
      "session.asked_to_hello": of("asked") / of("hello"),
    };
  });
}
