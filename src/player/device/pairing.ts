import type { PairingOffer } from "../../contracts/device.ts";
import { Later } from "../later.ts";
import { PlayerProblem } from "../problem.ts";
import { backoffMs, pause, type Scope } from "../scope.ts";
import { isIdentity, type Identity } from "../store/kept.ts";
import type { DeviceApi } from "./api.ts";

export type PairingView = {
  offer(code: string): void;
  /** The server is out of reach; the page says so and keeps trying. */
  unreachable(): void;
};

/** Answers that end an offer: its time is over, or the server does not know it any more. */
const LAPSED = [401, 404, 410];

/**
 * Asks for a code, shows it, and waits until an operator has typed it in the console. A code that has lapsed (410) is
 * replaced by a new one. Resolves with null when `scope` ends first.
 */
export async function pair(
  api: DeviceApi,
  view: PairingView,
  playerVersion: string,
  scope: Scope,
): Promise<Identity | null> {
  let failures = 0;
  let offer: PairingOffer | null = null;
  while (!scope.ended()) {
    try {
      if (!offer) {
        offer = await askForCode(api, playerVersion);
        view.offer(offer.code);
      }
      await pause(offer.pollMs);
      const answer = await api.call({
        method: "GET",
        path: `/pairings/${encodeURIComponent(offer.pairing)}`,
        bearer: offer.secret,
      });
      if (answer.later) throw answer.later;
      if (answer.status === 200 && isIdentity(answer.body)) return answer.body;
      if (LAPSED.includes(answer.status)) offer = null;
      else if (answer.status !== 200) throw new PlayerProblem("pairing_failed", `status ${answer.status}`);
      else view.offer(offer.code);
      failures = 0;
    } catch (error) {
      failures += 1;
      // A code that was given stays good while the server asks for patience.
      if (!offer || !(error instanceof Later)) view.unreachable();
      const waitMs = backoffMs(failures, 1_000, 60_000, Math.random());
      await pause(error instanceof Later ? Math.max(error.waitMs, waitMs) : waitMs);
    }
  }
  return null;
}

async function askForCode(api: DeviceApi, playerVersion: string): Promise<PairingOffer> {
  const ratio = window.devicePixelRatio || 1;
  const answer = await api.call({
    method: "POST",
    path: "/pairings",
    body: {
      widthPx: Math.max(1, Math.round(window.innerWidth * ratio)),
      heightPx: Math.max(1, Math.round(window.innerHeight * ratio)),
      userAgent: navigator.userAgent.slice(0, 500),
      playerVersion,
    },
  });
  if (answer.later) throw answer.later;
  if (answer.status !== 201 || !isOffer(answer.body)) {
    throw new PlayerProblem("pairing_failed", `status ${answer.status}`);
  }
  return answer.body;
}

function isOffer(body: unknown): body is PairingOffer {
  if (typeof body !== "object" || body === null) return false;
  const offer = body as Partial<PairingOffer>;
  return typeof offer.code === "string" && typeof offer.pairing === "string" && typeof offer.pollMs === "number";
}
