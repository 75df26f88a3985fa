import { eq } from "drizzle-orm";
import type { Material } from "../../contracts/material.ts";
import { Problem, type Bilingual } from "../../contracts/problem.ts";
import { decide, reviewSteps, type VersionAct } from "../../domain/review/state.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import { settingsOf } from "../settings/table.ts";
import { versionRow, versions, type VersionRow } from "./table.ts";
import { materialFor, todayOf } from "./view.ts";

const EXPIRED: Bilingual = {
  zh: "此版本的失效日期已过，请上传新版本",
  en: "Its last valid day is past; make a new version",
};
const OTHER_STEP: Bilingual = {
  zh: "此版本现处的审核步骤由其他级别的审核人负责",
  en: "The step it is in belongs to another level's reviewer",
};

/** One step of a version's life: the rule's verdict, then `change` on top of the new state. */
export function actOnVersion(
  tx: Tx,
  actor: Actor,
  act: VersionAct,
  params: { material: string; version: string },
  change: (before: VersionRow) => Partial<VersionRow>,
  seenSha256?: string,
): Material {
  const before = versionRow(tx, params.version);
  if (before.material !== params.material) throw new Problem("not_found");
  const steps = act === "submit" ? [...reviewSteps(settingsOf(tx).reviewSteps)] : before.steps;
  const verdict = decide(
    act,
    {
      ...before,
      steps,
      today: todayOf(tx),
      createdBy: before.createdBy.id,
      submittedBy: before.submittedBy?.id ?? null,
      reviewedBy: before.reviews.map((review) => review.by.id),
    },
    { id: actor.id, roles: actor.staff },
    seenSha256,
  );
  if ("refuse" in verdict) {
    const current = materialFor(tx, actor, before.material);
    if (verdict.refuse === "expired") throw new Problem("conflict", { detail: EXPIRED, current });
    if (verdict.refuse === "forbidden") throw new Problem("forbidden", { detail: OTHER_STEP });
    throw new Problem(verdict.refuse, { current });
  }
  const after: VersionRow = {
    ...before,
    steps,
    ...change(before),
    state: verdict.to,
    approvedAtMs: verdict.to === "approved" ? tx.now : before.approvedAtMs,
    withdrawnAtMs: verdict.to === "withdrawn" ? tx.now : before.withdrawnAtMs,
    revision: before.revision + 1,
  };
  tx.db.update(versions).set(after).where(eq(versions.id, before.id)).run();
  audit(tx, actor, `version.${act}`, before.id, before, after);
  return materialFor(tx, actor, before.material);
}
