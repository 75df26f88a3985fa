import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { open, violations } from "./accessible.ts";
import { Chromium, type Visit } from "./browser.ts";
import { choose } from "./form.ts";
import { codeOf } from "./player.ts";
import { foundWithStaff, slogansOnAir, type OnAir, type Staff } from "./scene.ts";
import { BUREAU, PASSWORD, Server, until } from "./server.ts";

/** 紧急插播 from the console to a screen and back: issued, shown, ended, reviewed by somebody else. */

const WORDS = "冒充客服退费是诈骗，请勿转账";
const REASON = "派出所通报退费诈骗高发";

const server = new Server();
let chromium: Chromium;
let staff: Staff;
let air: OnAir;
let admin: Visit;
let reviewer: Visit;
let operator: Visit;
let player: Visit;

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
  staff = await foundWithStaff(server);
  air = await slogansOnAir(server, staff);
  player = await chromium.visit(server.url, { viewport: { width: 960, height: 540 } });
  await player.page.goto("/player/");
  const body = { code: await codeOf(player) };
  await staff.operator.call("screen.pair", { params: { bureau: BUREAU, screen: air.screen }, body });
  await until(async () => (await stage()) !== "");
  admin = await enter("founder");
  reviewer = await enter("reviewer1");
  operator = await enter("operator");
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail") await chromium.pictures("failed-takeover");
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

async function enter(name: string): Promise<Visit> {
  const visit = await chromium.visit(server.url);
  const data = { email: `${name}@jianghai.test`, password: PASSWORD };
  expect((await visit.page.request.post("/api/auth/sign-in/email", { data })).status()).toBe(200);
  return visit;
}

/** The words on the screen. */
const stage = () => player.page.locator("#stage").innerText();

test("an administrator takes a screen over with signed words, and it shows them", async () => {
  const { page } = admin;
  await open(admin, `/b/${BUREAU}/screens`);
  await page.getByRole("button", { name: "紧急插播" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("插播文字").fill("一".repeat(501));
  await drawer.getByRole("button", { name: "下一步：核对屏幕" }).click();
  await drawer.locator(".ant-form-item-explain-error", { hasText: "500" }).waitFor();
  await drawer.getByText("请填写此项").or(drawer.getByText("请写明原因")).first().waitFor();

  await drawer.getByLabel("插播文字").fill(WORDS);
  await choose(drawer, "屏幕", "金融中心 LED");
  await drawer.getByLabel("插播原因").fill(REASON);
  await admin.picture("takeover-1");
  await drawer.getByRole("button", { name: "下一步：核对屏幕" }).click();
  await drawer.getByText("由 founder 签发").waitFor();
  await drawer.locator(".takeover-group", { hasText: "金融中心 LED" }).waitFor();
  expect(await violations(admin)).toEqual([]);
  await admin.picture("takeover-2");
  await drawer.getByRole("button", { name: "确认插播到 1 块屏幕" }).click();

  await page.getByRole("timer", { name: "剩余时间" }).waitFor();
  await until(async () => (await stage()).includes(WORDS));
  await admin.picture("takeover-3");
});

test("its page says what the screen is, and shows what it sends of itself", async () => {
  const { page } = operator;
  await open(operator, `/b/${BUREAU}/screens/${air.screen}`);
  await page.getByText("实时在线").waitFor();
  await page.getByRole("timer", { name: "剩余时间" }).waitFor();
  await page.getByRole("heading", { name: /计划与证实/ }).waitFor();
  await page.getByRole("button", { name: "识别屏幕" }).click();
  await page.getByText("屏幕正在显示自己的名称").waitFor();
  await page.getByRole("button", { name: "截图" }).click();
  await page.locator(".evidence-picture").waitFor();
  await page.getByText(/SHA-256 [0-9a-f]{16}…/).waitFor();
  expect(await violations(operator)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await violations(operator)).toEqual([]);
  await operator.picture("screen-phone");
  await page.setViewportSize({ width: 1366, height: 768 });
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载当天计划" }).click();
  expect((await download).suggestedFilename()).toMatch(/^novacloud-scr_.*\.json$/);
});

test("who passes a screen is written with its intervals", async () => {
  const { page } = operator;
  await page.getByRole("button", { name: "修改屏幕" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("已调查").click();
  for (const [group, lo, value, hi] of [
    ["每分钟经过多少人", "12", "9", "24"],
    ["一个人停留多久", "5", "8", "15"],
    ["其中看得到屏幕的比例", "30", "50", "70"],
  ] as const) {
    const fields = drawer.getByRole("group", { name: group });
    await fields.getByLabel("最低").fill(lo);
    await fields.getByLabel("估计").fill(value);
    await fields.getByLabel("最高").fill(hi);
    await fields.getByLabel("依据").fill("现场计数");
  }
  await drawer.getByRole("button", { name: /保\s*存/ }).click();
  await drawer.getByText("应满足 最低 ≤ 估计 ≤ 最高").waitFor();
  expect(await violations(operator)).toEqual([]);
  await operator.picture("footfall-wrong");
  await drawer.getByRole("group", { name: "每分钟经过多少人" }).getByLabel("估计").fill("15");
  await drawer.getByRole("button", { name: /保\s*存/ }).click();
  await page.getByText("每天 8:00–20:00 每分钟 15 人（12–24）").waitFor();
});

test("ended with a reason, the screen returns to its plan", async () => {
  const { page } = admin;
  await open(admin, `/b/${BUREAU}`);
  await page.getByRole("button", { name: "提前结束" }).click();
  const question = page.getByRole("dialog");
  await question.getByLabel("原因").fill("警情已解除");
  await question.getByRole("button", { name: "提前结束" }).click();
  await page.getByRole("timer").waitFor({ state: "detached" });
  await until(async () => {
    const words = await stage();
    return words !== "" && !words.includes(WORDS);
  });
});

test("whoever issued it cannot review it; another reviewer does, from the workbench", async () => {
  await open(admin, `/b/${BUREAU}/takeovers`);
  await admin.page.getByText("待他人审核").waitFor();

  const { page } = reviewer;
  await open(reviewer, `/b/${BUREAU}`);
  await page.getByRole("link", { name: WORDS }).click();
  const review = page.getByRole("dialog");
  await review.getByText("founder 提前结束：警情已解除").waitFor();
  expect(await violations(reviewer)).toEqual([]);
  await reviewer.picture("takeover-4");
  await review.getByLabel("确认无误").check();
  await review.getByLabel("意见").fill("情况属实，处置及时");
  await review.getByRole("button", { name: /保\s*存/ }).click();
  await page.getByText("reviewer1 · 情况属实，处置及时").waitFor();
  await reviewer.picture("takeover-5");
});
