import type { FormInstance } from "antd";
import { useList, useRead, useVerb } from "../query.ts";

export const useProposals = (year: number) => useRead("season.propose", { query: { year } });
export const useSeasons = () => useList("season.list");

export const useCreateSeason = (form: FormInstance) => useVerb("season.create", ["season"], form);
export const useUpdateSeason = (form: FormInstance) => useVerb("season.update", ["season"], form);

export const useStatutoryYears = () => useRead("calendar.get", {});
/** Plans, previews and conflicts follow the table from its import on. */
export const useImportTable = () => useVerb("calendar.import", ["calendar", "booking", "plan"]);
