import { expect } from "vitest";
import type { Status } from "../../src/player/status.ts";
import type { Visit } from "./browser.ts";
import { until } from "./server.ts";

/** What the player in a window says of itself. */
export const statusOf = ({ page }: Visit) => page.evaluate<Status>("window.fangfei.state()");

/** The code that the player offers for pairing. */
export async function codeOf({ page }: Visit): Promise<string> {
  const code = await until(async () => (await page.locator(".pairing-code").innerText()).replace(/\s/g, ""));
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/);
  return code;
}

/** Seconds that the film on the air has run; null while there is none. */
const filmTime = ({ page }: Visit) =>
  page.evaluate<number | null>(
    "[...document.querySelectorAll('#stage video')].find((film) => !film.paused)?.currentTime ?? null",
  );

/** A film of the plan is on the air and moves on: its time is read, and then another one. */
export async function untilItPlays(player: Visit): Promise<void> {
  const first = await until(() => filmTime(player));
  await until(async () => {
    const now = await filmTime(player);
    return now !== null && now !== first;
  });
  expect((await statusOf(player)).phase).toBe("spot");
}

/** One spot ends and another begins: the film of the plan went on to its end. */
export async function untilNextSpot(player: Visit): Promise<void> {
  const { spot } = await statusOf(player);
  await until(async () => ((await statusOf(player)).spot ?? -1) > (spot ?? -1));
}
