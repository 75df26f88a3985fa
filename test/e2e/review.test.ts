import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { BrowserContextOptions } from "playwright-core";
import type { Material } from "../../src/contracts/material.ts";
import { open, violations } from "./accessible.ts";
import { Chromium, type Visit } from "./browser.ts";
import { foundWithStaff, type Staff } from "./scene.ts";
import { BUREAU, PASSWORD, Server, type Person } from "./server.ts";

/** A slogan's way through the review: returned, changed, compared, approved in three steps, shown, renewed, stopped. */

const server = new Server();
const params = { bureau: BUREAU };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
let chromium: Chromium;
let staff: Staff;
let planner: Visit;
let reviewer1: Visit;

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
  staff = await foundWithStaff(server);
  planner = await enter("planner");
  reviewer1 = await enter("reviewer1");
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail") await chromium.pictures("failed");
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

async function enter(name: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await chromium.visit(server.url, options);
  const data = { email: `${name}@jianghai.test`, password: PASSWORD };
  expect((await visit.page.request.post("/api/auth/sign-in/email", { data })).status()).toBe(200);
  return visit;
}

const dayIn = (days: number) => new Date(Date.now() + (8 + days * 24) * 3_600_000).toISOString().slice(0, 10);
const STYLE = { template: "static", color: "#ffd84a", background: "#8f1d21" } as const;

async function written(text: string, validUntil?: string): Promise<Material> {
  const { call } = staff.planner;
  const { id: material } = await call("material.create", { params, body: { title: text, kind: "text" } });
  const body = { text, style: STYLE, ...(validUntil !== undefined && { validUntil }) };
  return call("material.write_text", { params: { ...params, material }, body });
}
const newest = ({ id: material, versions: [version] }: Material) => ({
  where: { ...params, material, version: version?.id ?? "" },
  sha256: version?.sha256 ?? "",
});
const submitted = (material: Material) => staff.planner.call("version.submit", { params: newest(material).where });
async function approved(material: Material): Promise<Material> {
  const { where, sha256 } = newest(material);
  let now = await submitted(material);
  const approve = (reviewer: Person) =>
    reviewer.call("version.approve", { params: where, body: { sha256 }, revision: now.revision });
  for (const reviewer of [staff.reviewer1, staff.reviewer2, staff.reviewer3]) now = await approve(reviewer);
  return now;
}

/** A name in full, after that of an icon when there is one. */
const named = (name: string) => ({ name: new RegExp(`^(\\S+ )?${RegExp.escape(name)}$`) });
const button = ({ page }: Visit, name: string) => page.getByRole("button", named(name));
const list = ({ page }: Visit) => page.getByRole("navigation", { name: "素材审核" });
const row = (visit: Visit, title: string) => list(visit).getByRole("button", { name: title });

test("a slogan with words that screens cannot show is refused at its field", async () => {
  const { page } = planner;
  await open(planner, `/b/${BUREAU}/materials`);
  await button(planner, "新建标语").first().click();
  const drawer = page.getByRole("dialog", { name: "新建标语" });
  await drawer.getByLabel("名称").fill("端午提醒");
  await drawer.getByLabel("标语内容").fill("高息返利是陷井🔥");
  await drawer.getByRole("button", { name: "保存" }).click();
  await drawer.getByText("不能使用表情符号").waitFor();
  await planner.picture("review-01-refused");
});

test("it is submitted, and returned with a reason by keyboard", async () => {
  const { page } = planner;
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("标语内容").fill("高息返利是陷井，举报电话 0750-3278000");
  await drawer.getByRole("button", { name: "保存" }).click();
  await page.getByText("草稿：检查内容和有效期").waitFor();
  await button(planner, "提交审核").click();
  await page.getByText("等待初审人员处理。").waitFor();
  await planner.picture("review-02-submitted");

  await open(reviewer1, `/b/${BUREAU}/reviews`);
  await list(reviewer1).getByText("等您审核（1）").waitFor();
  await reviewer1.page.getByText("请您初审").waitFor();
  await reviewer1.picture("review-03-queue");
  await row(reviewer1, "端午提醒").focus();
  await reviewer1.page.keyboard.press("r");
  const question = reviewer1.page.getByRole("dialog", { name: "退回此版本？" });
  await question.getByLabel("原因").fill("“陷井”应为“陷阱”");
  await question.getByRole("button", { name: "退回修改" }).click();
  await reviewer1.page.getByText("没有等待审核的素材").waitFor();
  await reviewer1.picture("review-04-empty");
});

test("the planner reads why, writes a new version and sees what it changes", async () => {
  const { page } = planner;
  await page.reload();
  await page.getByText("“陷井”应为“陷阱”").waitFor();
  await planner.picture("review-05-returned");
  await button(planner, "修改标语（新版本）").click();
  const drawer = page.getByRole("dialog", { name: "修改标语（新版本）" });
  await drawer.getByLabel("标语内容").fill("高息返利是陷阱，举报电话 0750-3278000");
  await drawer.getByRole("button", { name: "保存" }).click();
  await page.getByRole("heading", { name: "与上一版的差异" }).waitFor();
  expect(await page.locator(".wording del").innerText()).toContain("井");
  expect(await page.locator(".wording ins").innerText()).toContain("阱");
  await planner.picture("review-06-difference");
  await button(planner, "提交审核").click();
  await page.getByText("等待初审人员处理。").waitFor();
});

test("each decision brings up the next; what one has reviewed oneself says why it waits for others", async () => {
  await submitted(await written("第二件标语"));
  const { page } = reviewer1;
  await open(reviewer1, `/b/${BUREAU}/reviews`);
  await list(reviewer1).getByText("等您审核（2）").waitFor();
  await row(reviewer1, "端午提醒").focus();
  await page.keyboard.press("a");
  await page.getByRole("dialog", { name: "初审：确认通过？" }).waitFor();
  await page.keyboard.press("Enter");
  await list(reviewer1).getByText("等您审核（1）").waitFor();
  const current = list(reviewer1).locator("[aria-current=true]");
  await current.getByText("第二件标语").waitFor();
  await reviewer1.picture("review-07-next");
  await page.keyboard.press("ArrowDown");
  await current.getByText("端午提醒").waitFor();
  await page.getByText("您已做过初审，须由他人复审。").waitFor();
  await reviewer1.picture("review-08-own");
});

test("what has changed since it was read is not approved; read again, it is", async () => {
  const reviewer2 = await enter("reviewer2");
  const { page } = reviewer2;
  await open(reviewer2, `/b/${BUREAU}/reviews`);
  await list(reviewer2).getByText("等您审核（1）").waitFor();
  const { items } = await staff.planner.call("material.list", { params, query: {} });
  const slogan = items.find(({ title }) => title === "端午提醒");
  await button(reviewer2, "复审通过").click();
  await staff.planner.call("material.update", {
    params: { ...params, material: slogan?.id ?? "" },
    body: { title: "端午防非提醒" },
    revision: slogan?.revision ?? 0,
  });
  const announced = reviewer2.announce(/status of 412/);
  const question = page.getByRole("dialog", { name: "复审：确认通过？" });
  await question.getByRole("button", { name: "复审通过" }).click();
  await page.getByText("内容已被他人更新").waitFor();
  announced();
  await reviewer2.picture("review-09-stale");
  await row(reviewer2, "端午防非提醒").waitFor();
  await button(reviewer2, "复审通过").click();
  await question.getByRole("button", { name: "复审通过" }).click();
  await page.getByText("本级审核通过").waitFor();
  await reviewer2.close();

  const reviewer3 = await enter("reviewer3");
  await open(reviewer3, `/b/${BUREAU}/reviews`);
  await button(reviewer3, "终审通过").click();
  await reviewer3.page
    .getByRole("dialog", { name: "终审：确认通过？" })
    .getByRole("button", { name: "终审通过" })
    .click();
  await reviewer3.page.getByText("本级审核通过").waitFor();
  await reviewer3.close();
  await planner.page.reload();
  await planner.page.getByText("已批准，可加入播放列表播出。").waitFor();
  await planner.picture("review-10-approved");
});

test("it goes into a playlist, and is marked there once a reviewer stops it", async () => {
  const { page } = planner;
  await open(planner, `/b/${BUREAU}/playlists/new`);
  await page.getByLabel("名称").fill("标语循环");
  await button(planner, "添加素材").click();
  await page.getByRole("dialog", { name: "添加素材" }).getByText("端午防非提醒").click();
  await button(planner, "添加 1 项").click();
  await button(planner, "保存").click();
  await page.getByText("播放列表已保存").waitFor();

  const { items } = await staff.planner.call("material.list", { params, query: { state: "approved" } });
  const reviewer3 = await enter("reviewer3");
  await open(reviewer3, `/b/${BUREAU}/materials/${items[0]?.id}`);
  await button(reviewer3, "撤下").click();
  const question = reviewer3.page.getByRole("dialog", { name: "撤下此版本？" });
  await question.getByLabel("原因").fill("举报电话有变");
  await question.getByRole("button", { name: "撤下" }).click();
  await reviewer3.page.getByText("已撤下，不再播出").waitFor();
  await reviewer3.picture("review-11-withdrawn");
  await reviewer3.close();
  await page.reload();
  await page.getByText("当前不会播出：已撤下").waitFor();
  await planner.picture("review-12-playlist");
});

test("what soon expires is on the workbench, and is renewed without writing it again", async () => {
  await approved(await written("限期标语", dayIn(3)));
  const { page } = planner;
  await open(planner, `/b/${BUREAU}`);
  await page.getByText("还有 3 天").waitFor();
  await planner.picture("review-13-workbench");
  await page.getByRole("link", { name: "限期标语" }).click();
  await button(planner, "续期").click();
  await planner.picture("review-14-renew");
  await page.getByRole("dialog").getByRole("button", { name: "产生新版本" }).click();
  await page.getByText("内容与所选版本完全相同").waitFor();
  await page.getByText("草稿：检查内容和有效期").waitFor();
  await planner.picture("review-15-renewed");
});

test("its pages are accessible in both languages, on a desk and on a phone", { timeout: 300_000 }, async () => {
  const { items } = await staff.planner.call("material.list", { params, query: {} });
  const two = items.find(({ title }) => title === "端午防非提醒");
  const found: Record<string, string[]> = {};
  for (const [size, options] of Object.entries({ desk: {}, phone: PHONE })) {
    const visit = await enter("reviewer1", options);
    for (const language of ["zh", "en"]) {
      await visit.page.addInitScript(`localStorage.setItem("fangfei.language", "${language}")`);
      for (const path of ["reviews", `materials/${two?.id}`]) {
        await open(visit, `/b/${BUREAU}/${path}`);
        const wrong = await violations(visit);
        if (wrong.length > 0) found[`${size} ${language} ${path}`] = wrong;
        const wide = await visit.page.evaluate<number>(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        if (wide > 0) found[`${size} ${language} ${path} width`] = [`${wide} px too wide`];
        await visit.picture(`review-axe-${size}-${language}-${path.split("/")[0]}`);
      }
    }
    await visit.close();
  }
  expect(found).toEqual({});
});
