import { type MaterialVersion, ReviewStep } from "../../contracts/material.ts";
import { REVIEWER } from "../../domain/review/state.ts";
import type { BureauView } from "../shell/bureau.ts";

/** The review step a version waits for; null when it waits for none. */
export function stepOf(version: Pick<MaterialVersion, "state">): ReviewStep | null {
  return ReviewStep.options.find((step) => step === version.state) ?? null;
}

/** Whether the person in view holds the role of the step a version waits for. */
export function isReviewer(version: MaterialVersion, { roles }: BureauView): boolean {
  const step = stepOf(version);
  return step !== null && roles.includes(REVIEWER[step]);
}

/** Made, submitted or reviewed it already: somebody else has to decide the next step. */
export function tookPart(version: MaterialVersion, { person }: BureauView): boolean {
  return [version.createdBy, version.submittedBy, ...version.reviews.map((review) => review.by)].some(
    (one) => one?.id === person.id,
  );
}
