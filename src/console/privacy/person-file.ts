import type { PersonExport } from "../../contracts/personal-data.ts";
import { saveFile } from "../form/save.ts";

/** One person's data as a file that people can read, and programs too. */
export function savePerson(data: PersonExport): void {
  const json = new Blob([JSON.stringify(data, null, 2)], { type: "application/json" });
  saveFile(json, `personal-data-${data.person.slice(-6)}-${data.exportedAt.slice(0, 10)}.json`);
}
