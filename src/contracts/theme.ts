import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { idOf, Line, PageQuery, pageOf, patchOf, Revision } from "./primitives.ts";

export const ThemeId = idOf("theme");
const ThemeFields = z.strictObject({ name: Line, nameEn: z.string().trim().max(120).default("") });

/** A word of the bureau's editable vocabulary: pension fraud, cross-border gambling … */
export const Theme = z.object({ id: ThemeId, ...ThemeFields.shape, revision: Revision });
export type Theme = z.infer<typeof Theme>;

export const themeEndpoints = endpoints({
  "theme.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/themes",
    permission: "member",
    summary: { zh: "主题列表", en: "Themes" },
    query: PageQuery,
    result: pageOf(Theme),
  },
  "theme.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/themes",
    permission: "season.write",
    summary: { zh: "新建主题", en: "Create a theme" },
    body: ThemeFields,
    result: Theme,
    status: 201,
  },
  "theme.update": {
    method: "PATCH",
    path: "/api/bureaus/{bureau}/themes/{theme}",
    permission: "season.write",
    summary: { zh: "修改主题", en: "Change a theme" },
    body: patchOf(ThemeFields),
    result: Theme,
    ifMatch: true,
  },
});
