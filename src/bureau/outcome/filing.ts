import type { FiledFigure, Narrative } from "../../contracts/outcome.ts";
import { Problem, type ProblemFacts } from "../../contracts/problem.ts";
import { figureFaults } from "../../domain/outcome/figures.ts";
import { PERSONAL_MESSAGE, personalIn } from "../../domain/person/personal.ts";
import type { EventRow } from "../event/table.ts";

/** Refuses a filing whose figures break the dictionary's rules or whose texts would identify a person. */
export function requireFiling(
  event: EventRow,
  institution: string | null,
  filing: { figures: FiledFigure[]; narrative: Narrative },
): void {
  const errors: NonNullable<ProblemFacts["errors"]> = figureFaults(filing.figures, {
    filer: institution === null ? "host" : "institution",
    sessions: event.sessions.length,
  });
  const texts: [path: string, text: string | undefined][] = [
    ...filing.figures.map((figure, i): [string, string | undefined] => [`figures.${i}.note`, figure.note]),
    ...Object.entries(filing.narrative).map(([name, text]): [string, string] => [`narrative.${name}`, text]),
  ];
  for (const [path, text] of texts) {
    const kind = personalIn(text ?? "");
    if (kind) errors.push({ path, message: PERSONAL_MESSAGE[kind] });
  }
  if (errors.length > 0) throw new Problem("invalid", { errors });
}
