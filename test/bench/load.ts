import autocannon from "autocannon";

/** One request that is sent again and again. */
export interface Target {
  name: string;
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  /** Asked anew for every request. */
  body?: () => string;
  /** What every answer must be; anything else makes the figure worthless and stops the bench. */
  status: number;
}

const CONNECTIONS = 16;
const ROUND_S = 2;

/** Requests per second of each target: rounds in turn A B C A B C, so that a drift of the machine hits all alike. */
export async function requestsPerSecond(url: string, targets: Target[], rounds: number): Promise<Map<string, number>> {
  const seen = new Map<string, number[]>(targets.map((target) => [target.name, []]));
  for (const target of targets) await fire(url, target, 1);
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) seen.get(target.name)?.push(await fire(url, target, ROUND_S));
  }
  return new Map([...seen].map(([name, figures]) => [name, median(figures)]));
}

async function fire(url: string, target: Target, seconds: number): Promise<number> {
  const wrong: number[] = [];
  const result = await autocannon({
    url: url + target.path,
    connections: CONNECTIONS,
    duration: seconds,
    method: target.method ?? "GET",
    ...(target.headers && { headers: target.headers }),
    setupClient: (client) => {
      client.on("response", (status) => {
        if (status !== target.status) wrong.push(status);
        if (target.body) client.setBody(target.body());
      });
    },
    ...(target.body && { body: target.body() }),
  });
  if (wrong.length > 0 || result.errors > 0)
    throw new Error(
      `${target.name}: ${wrong.length} answers were not ${target.status} but ${wrong[0]}; ${result.errors} errors`,
    );
  return result.requests.average;
}

function median(figures: number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
