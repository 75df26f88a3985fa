import type { Material, MaterialVersion } from "../../../src/contracts/material.ts";
import type { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import { json, type Device } from "../../support/on-air.ts";

export interface Looked {
  /** Spots that were held against the approvals. */
  spots: number;
  /** What a screen shows, or has in its plan, without the right to it. */
  wrong: string[];
}

/** Holds all that a screen is told at an instant, past and to come, against what the review says of each version. */
export async function lookAt(device: Device, at: string, materials: readonly Material[]): Promise<Looked> {
  const versions = new Map(materials.flatMap((one) => one.versions).map((one) => [one.id, one]));
  const manifest = await json<Manifest>(await device.get("/manifest", at));
  const looked: Looked = { spots: 0, wrong: [] };
  const { fallback } = manifest;
  const standing = [...versions.values()].filter(({ state }) => state === "approved").map(({ sha256 }) => sha256);
  const check = (hash: string, what: string) => {
    if (!standing.includes(hash)) looked.wrong.push(what);
  };
  if (fallback) check(fallback.sha256, "the fallback is not approved");
  for (const { sha256 } of manifest.assets) check(sha256, `the file ${sha256} is not approved`);
  const plans = new Map<string, DayPlan>();
  for (const { day, startsAt, plan: id } of manifest.days) {
    const plan = plans.get(id) ?? (await json<DayPlan>(await device.get(`/plans/${id}`, at)));
    plans.set(id, plan);
    for (const { material, sha256, text } of plan.items) {
      const version = versions.get(material);
      if (material === "fallback") continue;
      if (version?.sha256 !== sha256 || version.text !== text)
        looked.wrong.push(`${day}: ${material} is another content`);
      if (!version || approvedMs(version) === null) looked.wrong.push(`${day}: ${material} was never approved`);
    }
    const midnight = Date.parse(startsAt);
    for (const { startMs, durationMs, item } of spotsOf(plan)) {
      const { material = "", sha256 = "" } = plan.items[item] ?? {};
      const fromMs = midnight + startMs;
      looked.spots += 1;
      if (material === "fallback") {
        if (fromMs >= Date.parse(at)) check(sha256, `${day}: a fallback spot is not approved`);
        continue;
      }
      const version = versions.get(material);
      const why = version ? wrongWith(version, day, fromMs, fromMs + durationMs) : "unknown";
      if (why) looked.wrong.push(`${day} ${new Date(fromMs).toISOString()} ${material}: ${why}`);
    }
  }
  return looked;
}

/** Why a version may not be shown from one instant to another; null when it may. */
function wrongWith(version: MaterialVersion, day: string, fromMs: number, toMs: number): string | null {
  const approved = approvedMs(version);
  if (approved === null || fromMs < approved) return "before its approval";
  const gone = version.withdrawnAt === null ? Number.NEGATIVE_INFINITY : Date.parse(version.withdrawnAt);
  if (version.state === "withdrawn" && toMs > gone) return "after its withdrawal";
  if (version.validFrom !== null && day < version.validFrom) return "before it is valid";
  return version.validUntil !== null && day > version.validUntil ? "after it has expired" : null;
}

/** When the last step passed on these very bytes, judged from the trail alone; null when it never did. */
function approvedMs({ steps, reviews, sha256, createdBy, submittedBy }: MaterialVersion): number | null {
  const approvals = reviews.filter((review) => review.decision === "approve" && review.sha256 === sha256);
  const people = new Set([createdBy.id, submittedBy?.id, ...reviews.map((review) => review.by.id)]);
  const others = people.size - new Set([createdBy.id, submittedBy?.id]).size;
  const last = approvals.at(-1);
  if (!last || steps.length === 0 || approvals.length !== steps.length || others !== reviews.length) return null;
  return approvals.every((review, n) => review.step === steps[n]) ? Date.parse(last.at) : null;
}
