import type { Material } from "../../contracts/material.ts";
import { invalid } from "../../contracts/problem.ts";
import { existing } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { campaignRow } from "../campaign/table.ts";
import { themeOf } from "../theme/table.ts";

/** Refuses a theme or campaign that does not exist; names the field. */
export function requireFacts(tx: Tx, { theme, campaign }: Partial<Pick<Material, "theme" | "campaign">>): void {
  if (theme) existing("theme", "主题", () => themeOf(tx, theme));
  if (campaign) existing("campaign", "宣传活动方案", () => campaignRow(tx, campaign));
}

/** Refuses valid days in the wrong order. */
export function requireValidity(days: { validFrom?: string | undefined; validUntil?: string | undefined }): void {
  const { validFrom, validUntil } = days;
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom)
    throw invalid("validUntil", "失效日期不能早于生效日期", "The last valid day must not be before the first");
}
