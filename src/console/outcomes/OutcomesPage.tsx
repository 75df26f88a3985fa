import { useBureau } from "../shell/bureau.ts";
import { OutcomesTable } from "./OutcomesTable.tsx";
import { OwnOutcomes } from "./OwnOutcomes.tsx";

/** The bureau's filings to accept; for an institution what it has to file. */
export default function OutcomesPage() {
  return useBureau().staff ? <OutcomesTable /> : <OwnOutcomes />;
}
