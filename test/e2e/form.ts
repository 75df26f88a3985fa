import type { Locator, Page } from "playwright-core";
import { until } from "./server.ts";

/** Hands for the console's forms: each finds its field by the label that a person reads. */

/** Chooses an option of a select, which is closed afterwards. */
export async function choose(scope: Page | Locator, label: string, option: string): Promise<void> {
  const field = scope.getByLabel(label, { exact: true });
  await field.click();
  await visibleOption(field.page(), option).click();
  // Only one that takes several stays open: with the others the key would close the form around them.
  if (await field.and(field.page().locator(".ant-select-multiple input")).count()) await field.press("Escape");
  await until(async () => (await field.getAttribute("aria-expanded")) === "false");
}

/** An option of the select that is open. */
export function visibleOption(page: Page, option: string): Locator {
  return page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").getByTitle(option).first();
}

/** Writes the first and the last day into a range of days. */
export async function fillDays(scope: Page | Locator, label: string, from: string, to: string): Promise<void> {
  const first = scope.getByLabel(label, { exact: true });
  await first.click();
  await first.fill(from);
  await first.press("Enter");
  const last = first.page().locator(":focus");
  await last.fill(to);
  await last.press("Enter");
}

/** Writes a wall time, `YYYY-MM-DD HH:MM`. */
export async function fillInstant(scope: Page | Locator, label: string, wall: string): Promise<void> {
  const field = scope.getByLabel(label, { exact: true });
  await field.click();
  await field.fill(wall);
  await field.press("Enter");
}
