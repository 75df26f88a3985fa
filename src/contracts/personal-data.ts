import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { idOf, InstantText, Line, PageQuery, pageOf, patchOf, Revision } from "./primitives.ts";
import { Bilingual } from "./problem.ts";

const PersonId = idOf("person");

/** How long a bureau keeps what the law lets it choose, in days. */
export const RetentionPolicy = z.strictObject({
  /** Names and addresses in the audit trail; at least six months (Cybersecurity Law art. 23(3)). */
  auditDays: z.int().min(183).max(3650),
  /** The address of an invitation, after it was used or has expired. */
  invitationDays: z.int().min(0).max(365),
});
export type RetentionPolicy = z.infer<typeof RetentionPolicy>;

/** What ends the keeping of a field. */
export const RetentionRule = z.enum([
  "membership",
  "account",
  "session",
  "audit",
  "contact",
  "invitation",
  "record",
  "passing",
]);
export type RetentionRule = z.infer<typeof RetentionRule>;

/** One field that holds personal data. */
export const HeldField = z.object({
  /** `table.column`; with `directory.` in front for what the account directory keeps. */
  field: z.string(),
  what: Bilingual,
  purpose: Bilingual,
  rule: RetentionRule,
  retention: Bilingual,
});
export type HeldField = z.infer<typeof HeldField>;

const PersonalData = z.object({
  ...RetentionPolicy.shape,
  /** After an event, for what was written down to reach people at it: a setting of the bureau. */
  contactDays: z.int(),
  fields: z.array(HeldField),
  revision: Revision,
});
export type PersonalData = z.infer<typeof PersonalData>;

/** Somebody the bureau keeps something about. */
export const KnownPerson = z.object({
  person: z.string(),
  /** null = erased. */
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** Still belongs here: their data are erased after they have been removed. */
  member: z.boolean(),
});
export type KnownPerson = z.infer<typeof KnownPerson>;

/** Everything kept about one person, as they may ask for it (PIPL art. 45). */
export const PersonExport = z.object({
  person: z.string(),
  name: z.string().nullable(),
  exportedAt: InstantText,
  bureau: z.object({ id: z.string(), name: z.string() }),
  fields: z.array(HeldField.extend({ values: z.array(z.object({ record: z.string(), value: z.string() })) })),
  /** What they did here, newest first, as far as it fits into one file. */
  actions: z.array(
    z.object({ at: InstantText, action: z.string(), subject: z.string(), address: z.string().nullable() }),
  ),
  actionsInAll: z.int(),
});
export type PersonExport = z.infer<typeof PersonExport>;

/** One row of the log of exports. */
export const ExportEntry = z.object({
  seq: z.int(),
  at: InstantText,
  by: z.object({ id: z.string(), name: z.string().nullable() }),
  action: z.string(),
  subject: z.string(),
});
export type ExportEntry = z.infer<typeof ExportEntry>;

const path = "/api/bureaus/{bureau}/personal-data" as const;

export const personalDataEndpoints = endpoints({
  "personal_data.get": {
    method: "GET",
    path,
    permission: "member",
    summary: {
      zh: "个人信息清单：存了什么、为何、存多久",
      en: "Which personal data are kept, why, and for how long",
    },
    result: PersonalData,
  },
  "personal_data.update": {
    method: "PATCH",
    path,
    permission: "personal_data.write",
    summary: { zh: "修改个人信息的保存期限", en: "Change how long personal data are kept" },
    body: patchOf(RetentionPolicy),
    result: PersonalData,
    ifMatch: true,
    fresh: true,
  },
  "personal_data.people": {
    method: "GET",
    path: `${path}/people`,
    permission: "personal_data.read",
    summary: { zh: "本单位存有其信息的人员", en: "People the bureau keeps something about" },
    query: PageQuery,
    result: pageOf(KnownPerson),
  },
  "personal_data.exports": {
    method: "GET",
    path: `${path}/exports`,
    permission: "personal_data.read",
    summary: { zh: "导出记录，新的在前", en: "The log of exports, newest first" },
    query: PageQuery,
    result: pageOf(ExportEntry),
  },
  "personal_data.export": {
    limit: "export",
    method: "POST",
    path: `${path}/exports`,
    permission: "personal_data.export",
    summary: { zh: "导出一人的个人信息", en: "Export one person's data, at their request" },
    body: z.strictObject({ person: PersonId }),
    result: PersonExport,
    adapter: "own",
    fresh: true,
  },
  "personal_data.export_own": {
    limit: "export",
    method: "POST",
    path: `${path}/own-exports`,
    permission: "member",
    summary: { zh: "导出本人的个人信息", en: "Export one's own data" },
    result: PersonExport,
    adapter: "own",
    fresh: true,
  },
  "personal_data.erase": {
    method: "POST",
    path: `${path}/erasures`,
    permission: "personal_data.write",
    summary: {
      zh: "删除一人的个人信息：姓名换成代号，审计链保持完整",
      en: "Erase one person's data: a pseudonym takes the name's place, and the trail's chain stays whole",
    },
    body: z.strictObject({ person: PersonId, reason: Line }),
    result: z.object({ person: z.string(), pseudonym: z.string(), values: z.int() }),
    fresh: true,
  },
});
