import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { idOf, Line, Note, PageQuery, pageOf, patchOf, Revision } from "./primitives.ts";

export const InstitutionId = idOf("institution");
export const InstitutionKind = z.enum([
  "bank",
  "insurer",
  "securities",
  "association",
  "department",
  "media",
  "community",
  "other",
]);
export type InstitutionKind = z.infer<typeof InstitutionKind>;

const InstitutionFields = z.strictObject({
  name: Line,
  kind: InstitutionKind,
  note: Note.default(""),
  active: z.boolean().default(true),
});

/** A partner of a bureau. Its people see only its own. */
export const Institution = z.object({ id: InstitutionId, ...InstitutionFields.shape, revision: Revision });
export type Institution = z.infer<typeof Institution>;

export const institutionEndpoints = endpoints({
  "institution.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/institutions",
    permission: "institution.read",
    summary: { zh: "合作机构；机构人员只见本机构", en: "Institutions; an institution's people see their own" },
    query: PageQuery,
    result: pageOf(Institution),
  },
  "institution.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/institutions",
    permission: "institution.write",
    summary: { zh: "登记合作机构", en: "Register an institution" },
    body: InstitutionFields,
    result: Institution,
    status: 201,
  },
  "institution.update": {
    method: "PATCH",
    path: "/api/bureaus/{bureau}/institutions/{institution}",
    permission: "institution.write",
    summary: { zh: "修改合作机构", en: "Change an institution" },
    body: patchOf(InstitutionFields),
    result: Institution,
    ifMatch: true,
  },
});
