import type { FiledFigure, OutcomeWarning } from "../../contracts/outcome.ts";

/** What stands out and asks to be confirmed, or switched to estimated; it stops nothing. */
export function figureWarnings(figures: readonly FiledFigure[], hostAttendances: number | null): OutcomeWarning[] {
  const warnings: OutcomeWarning[] = [];
  const valueOf = (key: string) => figures.find((figure) => figure.metric === key)?.value;
  const leaflets = valueOf("materials_distributed");
  const consultations = valueOf("consultations");
  if (leaflets !== undefined && hostAttendances !== null && leaflets > 5 * hostAttendances)
    warnings.push({
      code: "leaflets_above_attendances",
      metric: "materials_distributed",
      message: { zh: "超过现场参与人次的 5 倍，请核对", en: "More than five times the attendances; please check" },
    });
  if (consultations !== undefined && hostAttendances !== null && consultations > hostAttendances)
    warnings.push({
      code: "consultations_above_attendances",
      metric: "consultations",
      message: { zh: "超过现场参与人次，请核对", en: "More than the attendances; please check" },
    });
  const counted = figures.filter((figure) => figure.method === "counted" && figure.value > 0);
  const [first] = counted;
  if (first && counted.every((figure) => figure.value % 100 === 0))
    warnings.push({
      code: "all_round",
      metric: first.metric,
      message: {
        zh: "实数全部为整百，如为估算请改选“估算”",
        en: "All counted figures are multiples of 100; choose “estimated” if they are estimates",
      },
    });
  return warnings;
}
