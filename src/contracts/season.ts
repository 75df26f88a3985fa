import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { idOf, Line, LocalDay, PageQuery, pageOf, patchOf, Revision } from "./primitives.ts";

export const SeasonId = idOf("season");

const SeasonFields = z.strictObject({
  /** Key of the awareness-calendar entry it was made from; null = the bureau's own period. */
  entry: z.string().max(40).nullable(),
  name: Line,
  nameEn: z.string().trim().max(160).default(""),
  slogan: z.string().trim().max(120).default(""),
  startsOn: LocalDay,
  endsOn: LocalDay,
  /** The concentrated day (集中宣传日) within the season. */
  concentratedDay: LocalDay.nullable().default(null),
});

/** A dated awareness period; campaigns belong to it. */
export const Season = z.object({ id: SeasonId, ...SeasonFields.shape, revision: Revision });
export type Season = z.infer<typeof Season>;

/** What the awareness calendar proposes for one year; the bureau confirms it by making a season. */
export const SeasonProposal = z.object({
  entry: z.string(),
  name: z.string(),
  nameEn: z.string(),
  organiser: z.string(),
  startsOn: LocalDay,
  endsOn: LocalDay,
  concentratedDay: LocalDay.nullable(),
  /** The dates of this year are published, not only proposed by the rule. */
  confirmed: z.boolean(),
  source: z.string(),
});
export type SeasonProposal = z.infer<typeof SeasonProposal>;

export const seasonEndpoints = endpoints({
  "season.propose": {
    method: "GET",
    path: "/api/bureaus/{bureau}/awareness-calendar",
    permission: "season.read",
    summary: { zh: "某年的宣传节点建议", en: "Awareness periods proposed for a year" },
    query: z.strictObject({ year: z.coerce.number().int().min(2015).max(2100) }),
    result: z.object({ items: z.array(SeasonProposal) }),
  },
  "season.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/seasons",
    permission: "season.read",
    summary: { zh: "宣传期列表", en: "Seasons" },
    query: PageQuery,
    result: pageOf(Season),
  },
  "season.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/seasons",
    permission: "season.write",
    summary: { zh: "新建宣传期", en: "Create a season" },
    body: SeasonFields,
    result: Season,
    status: 201,
  },
  "season.update": {
    method: "PATCH",
    path: "/api/bureaus/{bureau}/seasons/{season}",
    permission: "season.write",
    summary: { zh: "修改宣传期", en: "Change a season" },
    body: patchOf(SeasonFields),
    result: Season,
    ifMatch: true,
  },
});
