import { eq } from "drizzle-orm";
import type { Material } from "../../contracts/material.ts";
import { Problem, type Bilingual } from "../../contracts/problem.ts";
import {
  decide,
  reviewSteps,
  supersedes,
  type ReviewRefusal,
  type StoredVersionState,
  type VersionAct,
} from "../../domain/review/state.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import { settingsOf } from "../settings/table.ts";
import { touchMaterial, versionRow, versions, versionsOf, type VersionRow } from "./table.ts";
import { materialFor, todayOf } from "./view.ts";

/** What a refusal is called outside, and what it says where that is more than the code's own words. */
const REFUSALS: Record<
  ReviewRefusal,
  { code: "conflict" | "forbidden" | "same_person" | "changed_in_review"; detail?: Bilingual }
> = {
  conflict: { code: "conflict" },
  same_person: { code: "same_person" },
  changed_in_review: { code: "changed_in_review" },
  superseded: {
    code: "changed_in_review",
    detail: {
      zh: "此素材已有更新的版本，请处理新版本；要恢复此版本，须先撤下新版本",
      en: "The material has a newer version: that one counts. Withdraw it first if this one is wanted",
    },
  },
  expired: {
    code: "conflict",
    detail: {
      zh: "此版本的失效日期已过，请上传新版本",
      en: "Its last valid day is past; make a new version",
    },
  },
  forbidden: {
    code: "forbidden",
    detail: {
      zh: "此版本现处的步骤由其他角色的人员负责",
      en: "The step it is in belongs to people of another role",
    },
  },
};

interface Where {
  material: string;
  version: string;
}

/** A version below the material that the path names. */
export function versionAt(tx: Tx, { material, version }: Where): VersionRow {
  const row = versionRow(tx, version);
  if (row.material !== material) throw new Problem("not_found");
  return row;
}

/** The state to which the act leads by the rule, with the steps that are then to be passed; or its refusal, thrown. */
export function verdictOn(
  tx: Tx,
  actor: Actor,
  act: VersionAct,
  version: VersionRow,
  seenSha256?: string,
): { to: StoredVersionState; steps: VersionRow["steps"] } {
  const steps = act === "submit" ? [...reviewSteps(settingsOf(tx).reviewSteps)] : version.steps;
  const all = versionsOf(tx, [version.material]).get(version.material) ?? [];
  const verdict = decide(
    act,
    {
      ...version,
      steps,
      today: todayOf(tx),
      createdBy: version.createdBy.id,
      submittedBy: version.submittedBy?.id ?? null,
      reviewedBy: version.reviews.map((review) => review.by.id),
      superseded: all.some(({ number, state }) => number > version.number && supersedes(state)),
    },
    { id: actor.id, roles: actor.staff },
    seenSha256,
  );
  if ("to" in verdict) return { to: verdict.to, steps };
  const { code, ...more } = REFUSALS[verdict.refuse];
  throw new Problem(code, { ...more, current: materialFor(tx, actor, version.material) });
}

/** One step of a version's life: the rule's verdict, then `change` on top of the new state. */
export function actOnVersion(
  tx: Tx,
  actor: Actor,
  act: Exclude<VersionAct, "renew">,
  params: Where,
  change: (before: VersionRow) => Partial<VersionRow>,
  seenSha256?: string,
): Material {
  const before = versionAt(tx, params);
  const { to, steps } = verdictOn(tx, actor, act, before, seenSha256);
  const after: VersionRow = {
    ...before,
    steps,
    ...change(before),
    state: to,
    approvedAtMs: to === "approved" ? tx.now : before.approvedAtMs,
    withdrawnAtMs: to === "withdrawn" ? tx.now : before.withdrawnAtMs,
    revision: before.revision + 1,
  };
  tx.db.update(versions).set(after).where(eq(versions.id, before.id)).run();
  touchMaterial(tx, before.material);
  audit(tx, actor, `version.${act}`, before.id, before, after);
  return materialFor(tx, actor, before.material);
}
