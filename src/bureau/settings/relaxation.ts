import type { Bureau } from "../../contracts/bureau.ts";
import { conflict, invalid, Problem } from "../../contracts/problem.ts";
import { relaxes, type Guards } from "../../domain/bureau/relaxation.ts";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { bureaus, settingsOf } from "./table.ts";
import { settingsFor } from "./view.ts";

const VALID_MS = 72 * 3_600_000;

/** Refuses, in a change of settings by one person, what takes two. */
export function requireNoRelaxation(now: Guards, wanted: Partial<Guards>): void {
  const paths = relaxes(now, wanted);
  if (paths.length === 0) return;
  const message = {
    zh: "须申请放宽，由安全管理员确认",
    en: "Has to be requested; a security administrator confirms it",
  };
  throw new Problem("conflict", {
    detail: {
      zh: "三员分设期间，关闭分设或减少审核步骤不能由一人决定：请提交申请，由安全管理员确认",
      en: "While administration is separate nobody ends that or lowers the review steps alone: request it, and a security administrator confirms",
    },
    errors: paths.map((path) => ({ path, message })),
  });
}

/** What waited before, if anything did, is replaced. */
export const requestRelaxation: Verb<"relaxation.request"> = (tx, actor, { body, revision }) => {
  const before = settingsOf(tx);
  requireRevision(settingsFor(actor, before), revision);
  if (!before.separateAdministration)
    throw conflict("未启用三员分设：可直接修改设置", "Administration is not separate: change the settings themselves");
  if (relaxes(before, body).length === 0)
    throw invalid(
      "body",
      "应为关闭三员分设（separateAdministration: false）或少于现有的审核步骤",
      "The end of separate administration (separateAdministration: false), or fewer review steps than now, is right",
    );
  const times = { requestedAt: utcText(tx.now), expiresAt: utcText(tx.now + VALID_MS) };
  return save(tx, actor, "relaxation.request", before, {
    relaxation: { ...body, requestedBy: actor.id, ...times },
  });
};

/** Holds at once. Never by whoever asked, whatever roles they have been given since. */
export const confirmRelaxation: Verb<"relaxation.confirm"> = (tx, actor, { revision }) => {
  const before = settingsOf(tx);
  requireRevision(settingsFor(actor, before), revision);
  const { requestedBy, separateAdministration, reviewSteps } = waiting(before);
  if (requestedBy === actor.id)
    throw conflict("申请人不能确认自己的申请", "Nobody confirms what they requested themselves");
  return save(tx, actor, "relaxation.confirm", before, {
    relaxation: null,
    ...(separateAdministration === false && { separateAdministration }),
    ...(reviewSteps !== undefined && { reviewSteps }),
  });
};

/** The administrator withdraws it, or the security administrator refuses it. */
export const dropRelaxation: Verb<"relaxation.drop"> = (tx, actor, { revision }) => {
  const before = settingsOf(tx);
  requireRevision(settingsFor(actor, before), revision);
  waiting(before);
  return save(tx, actor, "relaxation.drop", before, { relaxation: null });
};

function waiting({ relaxation }: Bureau) {
  if (relaxation) return relaxation;
  throw conflict("没有待确认的放宽申请，或已过期", "Nothing waits to be confirmed, or it has expired");
}

function save(tx: Tx, actor: Actor, action: string, before: Bureau, change: Partial<Bureau>): Bureau {
  const after = { ...before, ...change, revision: before.revision + 1 };
  tx.db.update(bureaus).set(after).run();
  audit(tx, actor, action, before.id, before, after);
  return settingsFor(actor, after);
}
