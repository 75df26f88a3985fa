import type { Screen } from "../../contracts/screen.ts";
import { invalid } from "../../contracts/problem.ts";
import { footfallProblem } from "../../domain/screen/footfall.ts";
import { existing, requireWindows, requireZone } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { institutionOf } from "../institution/table.ts";
import { materialRow } from "../material/table.ts";

type Facts = Partial<Pick<Screen, "zone" | "openHours" | "institution" | "fallback" | "footfall">>;

/** Refuses a screen whose zone, hours, footfall, host or fallback do not hold together; names the field. */
export function requireFacts(tx: Tx, { zone, openHours, footfall, institution, fallback }: Facts): void {
  requireZone("zone", zone);
  requireWindows("openHours", openHours);
  const wrong = footfall && footfallProblem(footfall);
  if (wrong) throw invalid(`footfall.${wrong.path}`, wrong.zh, wrong.en);
  if (institution) existing("institution", "合作机构", () => institutionOf(tx, institution));
  if (!fallback) return;
  const { kind, takeover } = existing("fallback", "素材", () => materialRow(tx, fallback));
  if ((kind !== "image" && kind !== "text") || takeover !== null)
    throw invalid("fallback", "垫播内容应为图片或标语", "An image or a slogan is right: it has to stand still");
}
