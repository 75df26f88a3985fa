import type { Material, MaterialVersion, ReviewStep } from "../../contracts/material.ts";
import { judgingOf, stepOf } from "../materials/review.ts";
import type { BureauView } from "../shell/bureau.ts";

export interface Waiting {
  material: Material;
  version: MaterialVersion;
  step: ReviewStep;
  /** The person in view can decide it. */
  mine: boolean;
}

/** Everything in review, what the person in view can decide first, each by when it was submitted. */
export function waitingIn(materials: readonly Material[], bureau: BureauView, today: string): Waiting[] {
  return materials
    .flatMap((material) =>
      material.versions.flatMap((version) => {
        const step = stepOf(version);
        return step ? [{ material, version, step, mine: judgingOf(material, version, bureau, today).approves }] : [];
      }),
    )
    .sort((a, b) => Number(b.mine) - Number(a.mine) || submittedMs(a) - submittedMs(b));
}

function submittedMs({ version }: Waiting): number {
  return version.submittedAt === null ? 0 : Date.parse(version.submittedAt);
}
