import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { choose, fillDays } from "./form.ts";
import { codeOf, NO_LIVE_CHANNEL, statusOf, untilItPlays } from "./player.ts";
import { BUREAU, invite, PASSWORD, Server, signIn, until, type Person } from "./server.ts";

/** A whole season, from the link in the start log to totals that match: the built server, real Chromium, no part mocked. */

const server = new Server();
let chromium: Chromium;
let founder: Person;
let admin: Visit;
let planner: Visit;
let reviewer1: Visit;
let player: Visit;

const MEDIA = join(import.meta.dirname, "media");
const DAY_MS = 86_400_000;
const dayOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const FROM = dayOf(Date.now() - DAY_MS);
const TO = dayOf(Date.now() + 20 * DAY_MS);
const SEASON = "年末守住钱袋子宣传期";
const CAMPAIGN = "守住钱袋子主题宣传";
const FILM = "守住钱袋子短片";

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail") await chromium.pictures("failed");
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

/** An icon before the words reads its own name first. */
const button = (visit: Visit, name: string) =>
  visit.page.getByRole("button", { name: new RegExp(`^(\\S+ )?${RegExp.escape(name)}$`) });
const heading = (visit: Visit, name: string) => visit.page.getByRole("heading", { name, exact: true });
const menu = (visit: Visit, name: string) =>
  visit.page.getByRole("navigation", { name: "菜单" }).getByRole("link", { name, exact: true }).click();

async function arrive(email: string): Promise<Visit> {
  const visit = await chromium.visit(server.url);
  await visit.page.goto("/");
  await enter(visit, email);
  return visit;
}

async function enter(visit: Visit, email: string): Promise<void> {
  await visit.page.getByLabel("邮箱").fill(email);
  await visit.page.getByLabel("密码").fill(PASSWORD);
  await button(visit, "登录").click();
  await heading(visit, "工作台").waitFor();
}

/** What waits for a person is on the workbench; it comes by itself within a minute, or at once on a reload. */
async function openFromWorkbench(visit: Visit, title: string, picture = ""): Promise<void> {
  await menu(visit, "工作台");
  await visit.page.reload();
  const link = visit.page.getByRole("main").getByRole("link", { name: title });
  await link.waitFor();
  if (picture) await visit.picture(picture);
  await link.click();
}

test("the link in the start log makes the bureau and its founder", async () => {
  const link = /http\S+\/setup\?token=\S+/.exec(server.output())?.[0] ?? "";
  admin = await chromium.visit(server.url);
  const { page } = admin;
  await page.goto(link);
  await page.getByLabel("主管单位名称").fill("江海区金融工作局");
  await page.getByLabel("单位代号").fill(BUREAU);
  await page.getByLabel("官方举报渠道").fill("举报电话 0750-3278000");
  await page.getByLabel("管理员姓名").fill("陈主任");
  await page.getByLabel("管理员邮箱").fill("founder@jianghai.test");
  await page.getByLabel("密码").fill(PASSWORD);
  await admin.picture("01-setup");
  await button(admin, "初始设置").click();
  await page.getByText("设置完成，请用刚才的邮箱登录。").waitFor();
  await admin.picture("02-sign-in");
  await enter(admin, "founder@jianghai.test");
  await admin.picture("03-workbench");
  founder = await signIn(server, "founder@jianghai.test");
});

test("the planner takes a season from the calendar and makes a campaign; a reviewer approves it", async () => {
  await invite(server, founder, "planner", { roles: ["planner"] });
  for (const n of [1, 2, 3] as const) await invite(server, founder, `reviewer${n}`, { roles: [`reviewer_${n}`] });
  planner = await arrive("planner@jianghai.test");
  reviewer1 = await arrive("reviewer1@jianghai.test");

  const { page } = planner;
  await menu(planner, "日历");
  await button(planner, "新建宣传期").waitFor();
  await planner.picture("04-calendar");
  await button(planner, "新建宣传期").click();
  const seasonForm = page.getByRole("dialog", { name: "新建宣传期" });
  await seasonForm.getByLabel("名称", { exact: true }).fill(SEASON);
  await fillDays(seasonForm, "起止日期", FROM, TO);
  await planner.picture("05-season");
  await seasonForm.getByRole("button", { name: "确认为宣传期" }).click();
  await page.getByText("宣传期已建立").waitFor();
  await page.getByRole("button", { name: SEASON }).first().click();
  await planner.picture("06-season-made");
  await button(planner, "在此宣传期新建方案").click();

  const campaignForm = page.getByRole("dialog", { name: "新建方案" });
  await campaignForm.getByLabel("方案名称").fill(CAMPAIGN);
  await campaignForm.getByLabel("主题", { exact: true }).click();
  await page.getByLabel("新主题名称").fill("养老诈骗");
  await button(planner, "添加主题").click();
  await campaignForm.getByTitle("养老诈骗").waitFor();
  await campaignForm.getByLabel("方案说明").click();
  await campaignForm.getByLabel("方案说明").fill("面向老年群体，在金融中心 LED 循环播放短片，并开展现场宣传。");
  await button(planner, "添加目标").click();
  await choose(campaignForm, "指标", "发放宣传资料");
  await campaignForm.getByLabel("目标值").fill("1000");
  await planner.picture("07-campaign-form");
  await campaignForm.getByRole("button", { name: "保存" }).click();
  await heading(planner, CAMPAIGN).waitFor();
  await button(planner, "提交审核").click();
  await page.getByText("审核中").first().waitFor();
  await planner.picture("08-campaign");

  await openFromWorkbench(reviewer1, CAMPAIGN, "09-reviewer-workbench");
  await button(reviewer1, "批准方案").click();
  await reviewer1.page.getByText("进行中").first().waitFor();
});

test("the planner uploads a film; three reviewers approve it", async () => {
  const { page } = planner;
  await button(planner, "去上传素材").click();
  const drawer = page.getByRole("dialog", { name: "上传素材" });
  await drawer.locator("input[type=file]").setInputFiles(join(MEDIA, "film.webm"));
  await drawer.getByLabel("名称").fill(FILM);
  await planner.picture("10-upload");
  await button(planner, "开始上传（1 个）").click();
  await page.getByText("全部上传完成").waitFor();
  await planner.picture("11-uploaded");
  await drawer.getByRole("button", { name: "提交审核（1 个）" }).click();
  await page.getByRole("link", { name: FILM }).click();
  await page.getByText("等待初审").waitFor();
  await planner.picture("12-material");

  for (const [n, step] of ["初审", "复审", "终审"].entries()) {
    const reviewer = n === 0 ? reviewer1 : await arrive(`reviewer${n + 1}@jianghai.test`);
    await openFromWorkbench(reviewer, FILM);
    await button(reviewer, `${step}通过`).click();
    const question = reviewer.page.getByRole("dialog", { name: `${step}：确认通过？` });
    await reviewer.picture(`13-${n}-review`);
    await question.getByRole("button", { name: `${step}通过` }).click();
    await reviewer.page.getByText("本级审核通过").waitFor();
    if (n > 0) await reviewer.close();
  }
  await page.reload();
  await page.getByText("已批准").first().waitFor();
  await planner.picture("14-approved");
});

test("the planner makes a playlist of it and books it; a reviewer approves the booking", async () => {
  const operator = await invite(server, founder, "operator", { roles: ["screen_operator"] });
  await operator.call("screen.create", {
    params: { bureau: BUREAU },
    body: { name: "金融中心 LED", widthPx: 1920, heightPx: 1080 },
  });
  const { page } = planner;
  await menu(planner, "播放列表");
  await button(planner, "新建播放列表").first().click();
  await page.getByLabel("名称").fill("主题短片");
  await button(planner, "添加素材").click();
  await page.getByRole("dialog", { name: "添加素材" }).getByText(FILM).click();
  await planner.picture("15-pick");
  await button(planner, "添加 1 项").click();
  await button(planner, "保存").click();
  await page.getByText("播放列表已保存").waitFor();
  await planner.picture("16-playlist");
  await button(planner, "用它新建排期").click();
  await heading(planner, "新建排期").waitFor();
  await page.getByLabel("排期名称").fill("全天循环");
  await choose(page, "所属方案", CAMPAIGN);
  await choose(page, "屏幕", "金融中心 LED");
  await fillDays(page, "起止日期", FROM, TO);
  await page.getByText("全天", { exact: false }).first().waitFor();
  await planner.picture("17-booking-form");
  await button(planner, "保存").click();
  await heading(planner, "全天循环").waitFor();
  await button(planner, "提交审核").click();
  await page.getByText("待审核").first().waitFor();
  await planner.picture("18-booking");

  await openFromWorkbench(reviewer1, "全天循环");
  await button(reviewer1, "批准排期").click();
  await reviewer1.page.getByText("播出中").first().waitFor();
  await reviewer1.picture("19-on-air");
});

test("a second browser page opens the player, is paired by its code, and plays the film", async () => {
  player = await chromium.visit(server.url, { viewport: { width: 1280, height: 720 } });
  player.announce(NO_LIVE_CHANNEL);
  await player.page.goto("/player/");
  const code = await codeOf(player);
  await player.picture("20-pairing");
  const operator = await signIn(server, "operator@jianghai.test");
  const [screen] = (await operator.call("screen.list", { params: { bureau: BUREAU }, query: {} })).items;
  await operator.call("screen.pair", { params: { bureau: BUREAU, screen: screen?.id ?? "" }, body: { code } });
  await untilItPlays(player);
  await player.picture("21-playing");
});

test("without the network it goes on playing, and starts again from what it keeps", async () => {
  await until(async () => (await statusOf(player)).mode === "service_worker");
  const served = player.announce(/ERR_INTERNET_DISCONNECTED/);
  await player.page.context().setOffline(true);
  const { unsent } = await statusOf(player);
  await until(async () => (await statusOf(player)).unsent > unsent);
  await untilItPlays(player);
  await player.page.reload();
  await untilItPlays(player);
  await player.picture("22-offline");
  await player.page.context().setOffline(false);
  await until(async () => (await statusOf(player)).unsent === 0);
  served();
});

test("while the server is stopped it plays from its store, starts from it too, and then sends every play", async () => {
  const windows = [admin, planner, reviewer1, player];
  const announced = windows.map((visit) =>
    visit.announce(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/),
  );
  await server.stop();
  const { unsent } = await statusOf(player);
  await until(async () => (await statusOf(player)).unsent > unsent);
  await player.page.reload();
  await untilItPlays(player);
  await server.start();
  await until(async () => (await statusOf(player)).unsent === 0);
  await untilItPlays(player);
  for (const end of announced) end();
});

test("proven plays are in the campaign's figures", async () => {
  const { page } = planner;
  await menu(planner, "方案");
  await page.getByRole("link", { name: CAMPAIGN }).click();
  await planner.page.getByText("电子屏播放").waitFor();
  await planner.picture("23-campaign-reach");
});
