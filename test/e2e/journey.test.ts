import { join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { choose, fillDays, fillInstant } from "./form.ts";
import { codeOf, statusOf, untilItPlays, untilNextSpot } from "./player.ts";
import { BUREAU, invite, PASSWORD, Server, signIn, until, type Person } from "./server.ts";

/** A whole season, from the link in the start log to totals that match: the built server, real Chromium, no part mocked. */

const server = new Server();
let chromium: Chromium;
let founder: Person;
let admin: Visit;
let planner: Visit;
let reviewer1: Visit;
let operator: Visit;
let player: Visit;
let partner: Visit;

const MEDIA = join(import.meta.dirname, "media");
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const dayOf = (ms: number) => new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 10);
/** A wall time of the bureau's zone, as its forms take it. */
const wallOf = (ms: number) => new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 16).replace("T", " ");
const FROM = dayOf(Date.now() - DAY_MS);
const TO = dayOf(Date.now() + 20 * DAY_MS);
const SEASON = "年末守住钱袋子宣传期";
const CAMPAIGN = "守住钱袋子主题宣传";
const SCREEN = "金融中心 LED";
const FILM = "守住钱袋子短片";
const EVENT = "防非知识进社区";
const BANK = "华润银行江海支行";

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

/** A name in full, after that of an icon when there is one. */
const named = (name: string) => ({ name: new RegExp(`^(\\S+ )?${RegExp.escape(name)}$`) });
const button = (visit: Visit, name: string) => visit.page.getByRole("button", named(name));
const heading = (visit: Visit, name: string) => visit.page.getByRole("heading", { name, exact: true });

/** Goes to a page by the menu and waits until it has come. */
async function menu({ page }: Visit, name: string): Promise<void> {
  const link = page.getByRole("navigation", { name: "菜单" }).getByRole("link", named(name));
  const path = await link.getAttribute("href");
  await link.click();
  await page.waitForURL(({ pathname }) => pathname === path);
}

async function arrive(email: string): Promise<Visit> {
  const visit = await chromium.visit(server.url);
  await visit.page.goto("/");
  await enter(visit, email);
  return visit;
}

async function enter(visit: Visit, email: string): Promise<void> {
  await visit.page.getByLabel("邮箱", { exact: true }).fill(email);
  await visit.page.getByLabel("密码", { exact: true }).fill(PASSWORD);
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

/** A figure of the campaign on view, as its row says: `电子屏播放 · 系统计数 9 次`. */
async function figureOf({ page }: Visit, name: string): Promise<number> {
  const row = page.locator(".figure-row").filter({ hasText: `${name} · ` });
  return Number((await row.locator("strong").innerText()).replaceAll(/[^\d]/g, ""));
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

/** Takes the link of an invitation that was just made; opens it as the one it is for, who makes an account and is in. */
async function accept(link: string, name: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await chromium.visit(server.url, options);
  await visit.page.goto(link);
  await visit.page.getByLabel("姓名").fill(name);
  await visit.page.getByLabel("密码").fill(PASSWORD);
  await visit.picture("invitation");
  await button(visit, "创建账号并加入").click();
  await heading(visit, "工作台").waitFor();
  return visit;
}

test("the founder invites the planner, who opens the link and joins", async () => {
  const { page } = admin;
  await menu(admin, "成员");
  await button(admin, "邀请成员").first().click();
  await page.getByLabel("邮箱", { exact: true }).fill("planner@jianghai.test");
  await page.getByLabel("策划 · ").check();
  await admin.picture("03-invite");
  await button(admin, "生成链接").click();
  const link = await page.getByLabel("加入链接").inputValue();
  await admin.picture("03-link");
  await button(admin, "完成").click();
  planner = await accept(link, "陈晓岚");
  await page.reload();
  await page.getByText("陈晓岚").waitFor();
  for (const n of [1, 2, 3] as const) await invite(server, founder, `reviewer${n}`, { roles: [`reviewer_${n}`] });
  reviewer1 = await arrive("reviewer1@jianghai.test");
});

test("the planner takes a season from the calendar and makes a campaign; a reviewer approves it", async () => {
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
  await invite(server, founder, "operator", { roles: ["screen_operator"] });
  operator = await arrive("operator@jianghai.test");
  await menu(operator, "屏幕");
  await button(operator, "登记屏幕").first().click();
  const screenForm = operator.page.getByRole("dialog", { name: "登记屏幕" });
  await screenForm.getByLabel("屏幕名称").fill(SCREEN);
  await screenForm.getByLabel("安装地点").fill("江海区高新大道 1 号金融中心南立面");
  await operator.picture("15-screen-form");
  await screenForm.getByRole("button", { name: "保存" }).click();
  await operator.page.getByRole("dialog", { name: `配对 ${SCREEN}` }).waitFor();
  await operator.picture("15-screen-pair");

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
  await choose(page, "屏幕", SCREEN);
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
  await player.page.goto("/player/");
  const code = await codeOf(player);
  await player.picture("20-pairing");
  const pairing = operator.page.getByRole("dialog", { name: `配对 ${SCREEN}` });
  await pairing.getByLabel("配对码", { exact: true }).fill(code);
  await pairing.getByRole("button", { name: "确认配对" }).click();
  await operator.page.getByText("配对成功").waitFor();
  await untilItPlays(player);
  await player.picture("21-playing");
  await operator.page.getByText(FILM).first().waitFor();
  await operator.picture("21-screen");
});

/** The plays that the bureau counts as proven. */
async function proven(): Promise<number> {
  const query = { from: FROM, to: TO, by: "screen" as const };
  return (await founder.call("reach.plays", { params: { bureau: BUREAU }, query })).total.value;
}

test("without the network it goes on playing, and starts again from what it keeps; back again, it proves what it played", async () => {
  await until(async () => (await statusOf(player)).mode === "service_worker");
  const before = await proven();
  const announced = player.announce(/ERR_INTERNET_DISCONNECTED/);
  await player.page.context().setOffline(true);
  await untilNextSpot(player);
  await player.page.reload();
  await untilItPlays(player);
  await untilNextSpot(player);
  await player.picture("22-offline");
  await player.page.context().setOffline(false);
  await until(async () => (await proven()) > before);
  announced();
});

test("while the server is stopped it plays from its store, starts from it too, and proves what it played", async () => {
  const before = await proven();
  const windows = [admin, planner, reviewer1, operator, player];
  const announced = windows.map((visit) =>
    visit.announce(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/),
  );
  await server.stop();
  await untilNextSpot(player);
  await player.page.reload();
  await untilItPlays(player);
  await untilNextSpot(player);
  await server.start();
  await until(async () => (await proven()) > before);
  await untilItPlays(player);
  for (const end of announced) end();
});

test("proven plays are in the campaign's figures", async () => {
  const { page } = planner;
  await menu(planner, "方案");
  await page.getByRole("link", { name: CAMPAIGN }).click();
  await heading(planner, CAMPAIGN).waitFor();
  const atLeast = await proven();
  await page.reload();
  const shown = await figureOf(planner, "电子屏播放");
  // The player goes on: what it has sent meanwhile is not lost, and nothing is counted twice.
  expect(shown).toBeGreaterThanOrEqual(Math.max(atLeast, 2));
  expect(shown).toBeLessThanOrEqual(await proven());
  expect(await figureOf(planner, "电子屏")).toBe(1);
  await planner.picture("23-campaign-reach");
});

test("the bureau invites an institution, which signs up for an event from its phone", async () => {
  const { page } = planner;
  await button(planner, "去新建活动").click();
  const form = page.getByRole("dialog", { name: "新建活动" });
  await form.getByLabel("活动名称").fill(EVENT);
  await form.getByLabel("地点").fill("江海区文化广场");
  await fillInstant(form, "开始", wallOf(Date.now() + 24 * HOUR_MS));
  await fillInstant(form, "结束", wallOf(Date.now() + 26 * HOUR_MS));
  await form.getByLabel("名额", { exact: true }).fill("8");
  await fillInstant(form, "开始报名", wallOf(Date.now() - 24 * HOUR_MS));
  await fillInstant(form, "截止报名", wallOf(Date.now() + 23 * HOUR_MS));
  await form.getByLabel("报名需主管单位确认").click();
  await planner.picture("30-event-form");
  await form.getByRole("button", { name: "保存" }).click();
  await heading(planner, EVENT).waitFor();
  await button(planner, "发布").click();
  await page.getByText("已发布，机构可以看到").waitFor();
  await planner.picture("31-event");

  // A page whatever its token: an end that looks like a file's extension is none.
  const like = await fetch(`${server.url}/invitations/${BUREAU}.${"0".repeat(43)}`);
  expect(like.headers.get("content-type")).toContain("text/html");
  await menu(admin, "机构");
  await button(admin, "登记机构").first().click();
  const registration = admin.page.getByRole("dialog", { name: "登记机构" });
  await registration.getByLabel("机构名称").fill(BANK);
  await choose(registration, "类别", "银行");
  await registration.getByRole("button", { name: "保存" }).click();
  await button(admin, `邀请人员: ${BANK}`).click();
  await admin.picture("32-invite");
  await admin.page.getByLabel("邮箱", { exact: true }).fill("bank@jianghai.test");
  await button(admin, "生成链接").click();
  const link = await admin.page.getByLabel("加入链接").inputValue();
  partner = await accept(link, "周敏怡", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await partner.picture("33-partner");
  await menu(partner, "可报名");
  await partner.page.getByRole("link", { name: EVENT }).click();
  await partner.picture("34-partner-event");
  await button(partner, "报名").click();
  const drawer = partner.page.getByRole("dialog", { name: "报名 · 展位" });
  await partner.picture("35-sign-up");
  await drawer.getByRole("button", { name: "报名" }).click();
  await partner.page.getByText("报名已提交，等待主管单位确认").waitFor();
  await partner.picture("36-signed-up");

  await openFromWorkbench(reviewer1, BANK);
  await button(reviewer1, "确认").click();
  await reviewer1.page.getByText("已确认报名").waitFor();
  await reviewer1.picture("37-confirmed");
  await partner.page.reload();
  await partner.page.getByText("已确认", { exact: true }).waitFor();
});

test("the event is held; the institution and the host file, the bureau accepts, the totals match", async () => {
  const { page } = planner;
  // It took place earlier than planned: nobody has to wait for tomorrow here.
  await button(planner, "编辑").click();
  const form = page.getByRole("dialog", { name: "编辑活动" });
  await fillInstant(form, "开始报名", wallOf(Date.now() - 48 * HOUR_MS));
  await fillInstant(form, "截止报名", wallOf(Date.now() - 3 * HOUR_MS));
  await fillInstant(form, "开始", wallOf(Date.now() - 2 * HOUR_MS));
  await fillInstant(form, "结束", wallOf(Date.now() - HOUR_MS));
  await form.getByRole("button", { name: "保存" }).click();
  await button(planner, "标记为已举办").click();
  await page.getByText("已标记为举办").waitFor();
  await planner.picture("40-held");

  await menu(partner, "成效填报");
  await partner.page.reload();
  await partner.picture("41-to-file");
  await button(partner, "填报").click();
  await partner.page.getByLabel("发放宣传资料", { exact: true }).fill("1,200");
  await partner.page.getByLabel("接受咨询", { exact: true }).fill("85");
  await partner.picture("42-filing");
  await button(partner, "提交").click();
  await partner.page.getByText("已提交，等待主管单位确认").waitFor();
  await partner.picture("43-filed");

  await button(planner, "以主办方填报").click();
  await page.getByLabel("现场参与人次", { exact: true }).fill("500");
  await button(planner, "提交").click();
  await page.getByText("实数全部为整百，如为估算请改选“估算”").waitFor();
  await planner.picture("44-host-filing");
  await button(planner, "核对无误，提交").click();
  await page.getByText("已提交，等待主管单位确认").waitFor();

  for (const filer of [BANK, "江海区金融工作局"]) {
    await openFromWorkbench(reviewer1, filer);
    await reviewer1.picture("45-to-accept");
    await button(reviewer1, "确认").click();
    await reviewer1.page.getByText("已确认，计入成效").waitFor();
  }

  await menu(planner, "方案");
  await page.getByRole("link", { name: CAMPAIGN }).click();
  await page.getByText("1,200 / 1,000 份").waitFor();
  expect(await figureOf(planner, "发放宣传资料")).toBe(1200);
  expect(await figureOf(planner, "接受咨询")).toBe(85);
  expect(await figureOf(planner, "现场参与人次")).toBe(500);
  expect(await figureOf(planner, "活动场次")).toBe(1);
  expect(await figureOf(planner, "咨询点")).toBe(1);
  await planner.picture("46-campaign");
  await menu(planner, "成效");
  const row = (name: string) =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  await row("发放宣传资料").getByText("1,200").waitFor();
  await row("现场参与人次").getByText("500").waitFor();
  await planner.picture("47-reach");
});
