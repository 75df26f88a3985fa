import axe from "axe-core";
import type { Visit } from "./browser.ts";
import { until } from "./server.ts";

/** A colour on its way from one to another is neither. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().endTime !== Infinity).map((each) => each.finished))`;

/** What axe finds to be serious or critical, with the elements that it is about. */
export async function violations({ page }: Visit): Promise<string[]> {
  // Through the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(axe.source);
  await page.evaluate(SETTLED);
  const { violations: found } = await page.evaluate<axe.AxeResults>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], resultTypes: ["violations"] })`,
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} — ${any[0]?.message ?? ""}`),
    );
}

/** Opens a page and waits until everything on it has been read. */
export async function open({ page }: Visit, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  await until(async () => (await page.locator(".ant-skeleton, .ant-spin-spinning").count()) === 0);
}
