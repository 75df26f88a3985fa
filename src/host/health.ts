import { setTimeout as delay } from "node:timers/promises";

/** What the host reads of `GET /healthz`. */
export interface Health {
  /** `open`: no bureau exists yet, the setup link still works. */
  setup?: "open" | "done";
}

/** Asks until the server answers. */
export async function untilHealthy(url: string, signal: AbortSignal): Promise<Health> {
  for (;;) {
    const response = await fetch(`${url}/healthz`, { signal }).catch(() => undefined);
    if (response?.ok) return readHealth(await response.json());
    await delay(20, undefined, { signal });
  }
}

function readHealth(body: unknown): Health {
  const setup = typeof body === "object" && body && "setup" in body ? body.setup : undefined;
  return setup === "open" || setup === "done" ? { setup } : {};
}
