import { text } from "node:stream/consumers";
import type { BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { open, violations } from "./accessible.ts";
import { Chromium, type Visit } from "./browser.ts";
import { foundWithStaff, type Staff } from "./scene.ts";
import { BUREAU, invite, PASSWORD, Server } from "./server.ts";
import { choose, visibleOption } from "./form.ts";

/** The trail and personal data, as an auditor and a security administrator meet them. */

const server = new Server();
let chromium: Chromium;
let staff: Staff;

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
  staff = await foundWithStaff(server);
  await invite(server, staff.founder, "auditor", { roles: ["auditor"] });
  for (const name of ["养老诈骗", "跨境赌博", "金融诈骗"])
    await staff.planner.call("theme.create", { params: { bureau: BUREAU }, body: { name } });
});
afterEach(() => {
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

const PHONE = { viewport: { width: 390, height: 844 } };

async function enter(email: string, language: "zh" | "en", options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await chromium.visit(server.url, options);
  await visit.page.addInitScript(`localStorage.setItem("fangfei.language", "${language}")`);
  const answer = await visit.page.request.post("/api/auth/sign-in/email", { data: { email, password: PASSWORD } });
  expect(answer.status()).toBe(200);
  return visit;
}

/** Downloads by a button, and reads what came. */
async function download({ page }: Visit, press: () => Promise<void>): Promise<{ name: string; content: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), content: await text(await file.createReadStream()) };
}

test("an auditor filters the trail, verifies both chains, here too, and exports", async () => {
  const visit = await enter("auditor@jianghai.test", "zh");
  const { page } = visit;
  await open(visit, `/b/${BUREAU}/audit`);
  await page.getByRole("button", { name: "核对全部记录" }).click();
  await page.getByText(/账号目录记录/).waitFor();
  const whole = page.getByText(/条首尾相连，没有缺失或改动/);
  await whole.nth(1).waitFor();
  await page.getByRole("button", { name: "由本浏览器独立复核" }).click();
  await page.getByText("浏览器复核").waitFor();
  await whole.nth(2).waitFor();
  expect(await whole.count()).toBe(3);
  await visit.picture("audit-zh");
  expect(await violations(visit)).toEqual([]);

  await page.getByRole("combobox", { name: "操作", exact: true }).fill("新建主题");
  await visibleOption(page, "新建主题").click();
  // The unfiltered trail has them as well, until the answer comes.
  await expect.poll(() => page.getByRole("row").filter({ hasText: "新建主题" }).count()).toBe(3);
  await expect.poll(() => page.locator(".ant-table-tbody .ant-table-row").count()).toBe(3);
  await page.getByRole("button", { name: /导出/ }).click();
  const csv = await download(visit, () => page.getByText("CSV（电子表格）").click());
  expect(csv.name).toMatch(/^audit-jianghai-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.content.trimEnd().split("\r\n")).toHaveLength(4);
  await page.getByText("已导出，并记入审计").waitFor();
  await page.getByRole("button", { name: "清除筛选" }).click();
  await page.getByRole("cell", { name: "导出审计记录" }).waitFor();
  await visit.close();
});

test("somebody's data are exported and, once they have left, erased; the trail shows it and stays whole", async () => {
  const leaver = await invite(server, staff.founder, "leaver", { roles: ["planner"] });
  const { id } = (await leaver.call("me.get", { params: {} })).person;
  const params = { bureau: BUREAU };
  const visit = await enter("founder@jianghai.test", "zh");
  const { page } = visit;
  await open(visit, `/b/${BUREAU}/privacy`);
  await choose(page, "选择人员", "leaver · leaver@jianghai.test");
  const file = await download(visit, () => page.getByRole("button", { name: "导出此人信息" }).click());
  expect(JSON.parse(file.content)).toMatchObject({ person: id, name: "leaver" });
  await page.getByText(/此人仍是成员/).waitFor();
  await page.getByRole("cell", { name: "导出一人的个人信息" }).first().waitFor();
  await visit.picture("privacy-zh");
  expect(await violations(visit)).toEqual([]);

  await staff.founder.call("member.remove", { params: { ...params, person: id }, revision: 1 });
  await open(visit, `/b/${BUREAU}/privacy`);
  await choose(page, "选择人员", "leaver（已离开）");
  await page.getByRole("button", { name: "删除此人信息" }).click();
  await page.getByLabel("原因").fill("本人申请");
  await visit.picture("privacy-erase-zh");
  await page.getByRole("button", { name: "删除", exact: true }).click();
  await page.getByText(/已删除 \d+ 处/).waitFor();
  await visit.close();

  const auditor = await enter("auditor@jianghai.test", "zh");
  await open(auditor, `/b/${BUREAU}/audit?person=${id}`);
  await auditor.page
    .getByRole("cell", { name: `已抹去 · ${id.slice(-6)}` })
    .first()
    .waitFor();
  await auditor.page.getByRole("button", { name: "核对全部记录" }).click();
  await auditor.page
    .getByText(/条首尾相连，没有缺失或改动/)
    .nth(1)
    .waitFor();
  await auditor.picture("audit-erased-zh");
  await auditor.close();
});

test("both pages in English and on a phone", async () => {
  for (const [size, options] of [
    ["desktop", {}],
    ["phone", PHONE],
  ] as const)
    for (const language of ["en", "zh"] as const) {
      const founder = await enter("founder@jianghai.test", language, options);
      await open(founder, `/b/${BUREAU}/privacy`);
      await founder.picture(`privacy-${language}-${size}`);
      expect(await violations(founder)).toEqual([]);
      await founder.close();
      const auditor = await enter("auditor@jianghai.test", language, options);
      await open(auditor, `/b/${BUREAU}/audit`);
      await auditor.page.getByRole("button", { name: /核对全部记录|Verify all records/ }).click();
      await auditor.page
        .getByText(/首尾相连|follow from one another/)
        .nth(1)
        .waitFor();
      await auditor.picture(`audit-${language}-${size}`);
      expect(await violations(auditor)).toEqual([]);
      await auditor.close();
    }
});
