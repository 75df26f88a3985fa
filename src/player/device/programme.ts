import type { DayPlan, Manifest } from "../../contracts/plan.ts";
import { PlayerProblem } from "../problem.ts";
import type { Database } from "../store/database.ts";
import type { TokenCall } from "./token.ts";

/** A manifest together with the plans it names, as far as they are here. */
export type Programme = { manifest: Manifest; plans: ReadonlyMap<string, DayPlan> };

export type ProgrammeKeeper = {
  /** The programme in force; null before the first one arrived. */
  current(): Programme | null;
  /** Asks the server once. True when a new programme came into force. Throws `revoked` on 401. */
  refresh(): Promise<boolean>;
};

/**
 * Takes a screen's last programme from the store, and keeps it up to date with conditional requests. A full store does
 * not keep a new programme from being shown: `onError` hears of it, and it is fetched again after a restart.
 */
export async function openProgramme(
  db: Database,
  call: TokenCall,
  screen: string,
  now: () => number,
  onError: (error: unknown) => void,
): Promise<ProgrammeKeeper> {
  const kept = await db.get("manifests", screen);
  let current: Programme | null = kept ? await withStoredPlans(db, kept.manifest) : null;
  let etag = kept && current && isWhole(current) ? kept.etag : "";

  async function fetchPlan(id: string): Promise<DayPlan> {
    const answer = await call({ method: "GET", path: `/plans/${id}` });
    if (answer.status !== 200 || !isPlan(answer.body)) {
      throw new PlayerProblem("plan_failed", `status ${answer.status}`);
    }
    await db.put("plans", { id, plan: answer.body }).catch(onError);
    return answer.body;
  }

  /**
   * Fetches the plans that are missing. Today's must be here before the new manifest may replace the old one; a later
   * day's failure only means that we ask for the whole manifest again next time.
   */
  async function complete(manifest: Manifest): Promise<Programme> {
    const plans = new Map((await withStoredPlans(db, manifest)).plans);
    for (const { plan, startsAt } of manifest.days) {
      if (plans.has(plan)) continue;
      try {
        plans.set(plan, await fetchPlan(plan));
      } catch (error) {
        if (Date.parse(startsAt) <= now() || (error instanceof PlayerProblem && error.code === "revoked")) throw error;
      }
    }
    return { manifest, plans };
  }

  async function forgetPlans(manifest: Manifest): Promise<void> {
    const named = new Set(manifest.days.map((day) => day.plan));
    for (const id of await db.getAllKeys("plans")) {
      if (!named.has(id)) await db.delete("plans", id);
    }
  }

  return {
    current: () => current,
    async refresh() {
      const answer = await call({ method: "GET", path: "/manifest", etag });
      if (answer.status === 304) return false;
      if (answer.status !== 200 || !isManifest(answer.body)) {
        throw new PlayerProblem("manifest_failed", `status ${answer.status}`);
      }
      const manifest = answer.body;
      const programme = await complete(manifest);
      etag = isWhole(programme) ? answer.etag : "";
      current = programme;
      try {
        await db.put("manifests", { screen, etag, manifest });
        await forgetPlans(manifest);
      } catch (error) {
        onError(error);
      }
      return true;
    },
  };
}

function isWhole({ manifest, plans }: Programme): boolean {
  return manifest.days.every(({ plan }) => plans.has(plan));
}

async function withStoredPlans(db: Database, manifest: Manifest): Promise<Programme> {
  const plans = new Map<string, DayPlan>();
  for (const { plan } of manifest.days) {
    const row = await db.get("plans", plan);
    if (row) plans.set(plan, row.plan);
  }
  return { manifest, plans };
}

/** Enough to tell a manifest from what a captive portal answers; the server has checked the rest. */
function isManifest(body: unknown): body is Manifest {
  if (typeof body !== "object" || body === null) return false;
  const manifest = body as Partial<Manifest>;
  return (
    Array.isArray(manifest.days) &&
    Array.isArray(manifest.assets) &&
    (manifest.openHours === null || Array.isArray(manifest.openHours)) &&
    typeof manifest.screen === "object" &&
    manifest.screen !== null &&
    typeof manifest.zone === "string" &&
    typeof manifest.pollMs === "number"
  );
}

function isPlan(body: unknown): body is DayPlan {
  if (typeof body !== "object" || body === null) return false;
  const plan = body as Partial<DayPlan>;
  const known = plan.v === 1 || plan.v === 2;
  return known && Array.isArray(plan.items) && Array.isArray(plan.spots) && Array.isArray(plan.exceptions);
}
