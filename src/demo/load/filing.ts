import type { FiledFigure, Narrative } from "../../contracts/outcome.ts";
import { after } from "../content/days.ts";
import { bureau, type Stage } from "./stage.ts";

interface Filing {
  readonly event: string;
  /** Null: the bureau files as host. */
  readonly institution: string | null;
  readonly login: string;
  readonly figures: readonly FiledFigure[];
  readonly narrative?: Narrative;
}

/** Drafts and submits an outcome at `instant`; the first reviewer accepts it at `acceptedAt`, if at all. */
export async function file(
  stage: Stage,
  { event, institution, login, figures, narrative }: Filing,
  instant: string,
  acceptedAt: string | null,
): Promise<void> {
  const draft = await stage.as(login, instant)("outcome.draft", {
    params: { bureau, event },
    body: { institution, figures: [...figures], ...(narrative && { narrative }) },
  });
  const params = { bureau, outcome: draft.id };
  const submitted = await stage.as(login, after(instant, 120))("outcome.submit", { params, revision: draft.revision });
  if (acceptedAt === null) return;
  await stage.as("reviewer1", acceptedAt)("outcome.accept", { params, revision: submitted.revision });
}

/** Leaflets and consultations, as most institutions count them. */
export const counted = (leaflets: number, consultations: number): FiledFigure[] => [
  { metric: "materials_distributed", value: leaflets, unit: "份", method: "counted" },
  { metric: "consultations", value: consultations, unit: "人次", method: "counted" },
];
