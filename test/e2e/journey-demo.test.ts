import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { choose } from "./form.ts";
import { codeOf, statusOf } from "./player.ts";
import { BUREAU, Server, signIn, until } from "./server.ts";

/** The demo content as somebody meets it who has just said `npm start`. */

const SCREEN = "江海农商银行 大堂屏";

const server = new Server();
let chromium: Chromium;
let planner: Visit;

beforeAll(async () => {
  chromium = await Chromium.launch();
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail") await chromium.pictures("failed");
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

/** Signs in with a click on one of the demo's accounts. */
async function arrive(login: string): Promise<Visit> {
  const visit = await chromium.visit(server.url);
  await visit.page.goto("/");
  await visit.page.getByRole("button", { name: `${login}@…` }).click();
  await visit.page.getByRole("button", { name: "登录", exact: true }).click();
  await visit.page.getByRole("heading", { name: "工作台", exact: true }).waitFor();
  return visit;
}

test("is ready within a minute of the start", async () => {
  const from = performance.now();
  await server.start({ FANGFEI_DEMO: "1" });
  await until(async () => {
    const health = (await (await fetch(`${server.url}/healthz`)).json()) as { demo: string };
    return health.demo === "ready";
  });
  expect(performance.now() - from).toBeLessThan(60_000);
});

test("the case of 2023 shows its figures", async () => {
  planner = await arrive("planner");
  const { page } = planner;
  await planner.picture("demo-01-workbench");
  await page.getByRole("navigation", { name: "菜单" }).getByRole("link", { name: "方案", exact: true }).click();
  await page.getByRole("link", { name: "守住钱袋子·护好幸福家" }).waitFor();
  await planner.picture("demo-02-campaigns");
  await page.getByRole("link", { name: "守住钱袋子·护好幸福家" }).click();
  for (const done of ["14,980 / 12,000 人", "512 / 500 人次", "3,046 / 3,000 份"])
    await page.getByText(done, { exact: true }).waitFor();
  const plays = await page.getByText(/^[\d,]+ \/ 25,000 次$/).innerText();
  expect(Number(plays.replace(/ .*/, "").replace(",", ""))).toBeGreaterThan(25_000);
  await planner.picture("demo-03-campaign");
});

test("a player that is paired with one of its screens plays at once", async () => {
  const player = await chromium.visit(server.url, { viewport: { width: 1280, height: 720 } });
  await player.page.goto("/player/");
  const code = await codeOf(player);
  const operator = await arrive("operator");
  // What the QR code beside the code says.
  await operator.page.goto(`/screens/pair?code=${code}`);
  await choose(operator.page, "这是哪一块屏幕", SCREEN);
  await operator.picture("demo-04-pair");
  await operator.page.getByRole("button", { name: "确认配对" }).click();
  await operator.page.getByText("配对成功").waitFor();
  await until(async () => (await statusOf(player)).phase === "spot");
  expect((await statusOf(player)).screenName).toBe(SCREEN);
  await until(async () => (await statusOf(player)).files.here > 0);
  await player.picture("demo-04-playing");
  await operator.picture("demo-04-screen");
  await operator.close();
  await player.close();
});

test("an institution sees its own pages and nobody else's", async () => {
  const partner = await arrive("partner01");
  const { page } = partner;
  await partner.picture("demo-05-partner");
  const menu = page.getByRole("navigation", { name: "菜单" }).getByRole("link");
  expect(await menu.allInnerTexts()).toEqual([
    "工作台",
    "可报名",
    "我的报名",
    "成效填报",
    "素材下载",
    "本机构人员",
    "个人信息",
  ]);
  for (const path of ["campaigns", "bookings", "screens", "reach", "takeovers", "audit"]) {
    const refused = partner.announce(/status of 403 .*\/api\/bureaus\//);
    await page.goto(`/b/${BUREAU}/${path}`);
    await page.getByText("未找到此页面，或您没有查看的权限。").waitFor();
    refused();
  }
  const others = await signIn(server, "partner02@demo.fangfei.test", "fangfei-demo-2026");
  const [theirs] = (await others.call("outcome.list", { params: { bureau: BUREAU }, query: {} })).items;
  const refused = partner.announce(/status of 404 .*\/outcomes\//);
  await page.goto(`/b/${BUREAU}/outcomes/${theirs?.id}`);
  await page.getByText("未找到此页面，或您没有查看的权限。").waitFor();
  refused();
});
