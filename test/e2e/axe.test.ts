import axe from "axe-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { foundWithStaff, slogansOnAir, type Staff } from "./scene.ts";
import { BUREAU, PASSWORD, Server, until } from "./server.ts";

/** WCAG 2.1 A and AA on the pages people use, in both languages; and nobody but the server is ever asked for anything. */

const server = new Server();
let chromium: Chromium;
let staff: Staff;

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
});
afterEach(() => {
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

/** What axe finds to be serious or critical, with the elements that it is about. */
async function violations({ page }: Visit): Promise<string[]> {
  // Through the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(axe.source);
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
async function open({ page }: Visit, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  await until(async () => (await page.locator(".ant-skeleton, .ant-spin-spinning").count()) === 0);
}

async function check(visit: Visit, pages: readonly string[]): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const language of ["zh", "en"]) {
    await visit.page.addInitScript(`localStorage.setItem("fangfei.language", "${language}")`);
    for (const path of pages) {
      await open(visit, path);
      const wrong = await violations(visit);
      if (wrong.length > 0) found[`${language} ${path}`] = wrong;
      await visit.picture(`axe-${language}-${path.replaceAll(/\W+/g, "-").slice(0, 60)}`);
    }
  }
  expect(found).toEqual({});
}

async function enter(email: string): Promise<Visit> {
  const visit = await chromium.visit(server.url);
  const answer = await visit.page.request.post("/api/auth/sign-in/email", { data: { email, password: PASSWORD } });
  expect(answer.status()).toBe(200);
  return visit;
}

test("a planted fault is found", async () => {
  const visit = await chromium.visit(server.url);
  await open(visit, "/sign-in");
  await visit.page.evaluate("document.querySelector('label[for=email]').remove()");
  expect(await violations(visit)).toEqual([expect.stringContaining("label: <input")]);
  await visit.close();
});

test("before sign-in", async () => {
  const anybody = await chromium.visit(server.url);
  await check(anybody, ["/setup?token=none", "/sign-in", "/player/"]);
  await anybody.close();
});

test("the planner's pages", async () => {
  staff = await foundWithStaff(server);
  const { campaign } = await slogansOnAir(server, staff);
  const params = { bureau: BUREAU };
  const first = async (id: "material.list" | "playlist.list" | "booking.list") =>
    (await staff.planner.call(id, { params, query: {} })).items[0]?.id;
  const planner = await enter("planner@jianghai.test");
  const b = `/b/${BUREAU}`;
  await check(planner, [
    b,
    `${b}/calendar`,
    `${b}/campaigns`,
    `${b}/campaigns/${campaign}`,
    `${b}/materials`,
    `${b}/materials/${await first("material.list")}`,
    `${b}/playlists`,
    `${b}/playlists/${await first("playlist.list")}`,
    `${b}/bookings`,
    `${b}/bookings/new`,
    `${b}/bookings/${await first("booking.list")}`,
  ]);
});
