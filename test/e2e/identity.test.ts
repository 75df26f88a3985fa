import type { BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { BUREAU, found, invite, PASSWORD, Server, signIn, until, type Person } from "./server.ts";
import { STEP_MS, totp } from "./totp.ts";

/** Accounts and tenancy as people meet them: second factor, sessions, roles, a second bureau, and the way between them. */

const server = new Server();
let chromium: Chromium;
let founder: Person;
let admin: Visit;

const PLANNER = "planner@jianghai.test";
const BANK = "华润银行江海支行";
const params = { bureau: BUREAU };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
  founder = await found(server);
  admin = await arrive("founder@jianghai.test");
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail") await chromium.pictures("failed-identity");
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

const button = (visit: Visit, name: string) => visit.page.getByRole("button", { name, exact: true });
const heading = (visit: Visit, name: string) => visit.page.getByRole("heading", { name, exact: true });

/** Types the password; what follows is the caller's. */
async function enter(visit: Visit, email: string, password = PASSWORD): Promise<void> {
  await visit.page.getByLabel("邮箱", { exact: true }).fill(email);
  await visit.page.getByLabel("密码", { exact: true }).fill(password);
  await button(visit, "登录").click();
}

async function arrive(email: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await chromium.visit(server.url, options);
  await visit.page.goto("/");
  await enter(visit, email);
  await heading(visit, "工作台").waitFor();
  return visit;
}

/** Chooses from the menu under the person's name. */
async function own(visit: Visit, name: string, entry: string): Promise<void> {
  await button(visit, name).click();
  await visit.page.getByRole("menuitem", { name: entry, exact: true }).click();
}

/** Opens an invitation's link as the one it is for, who makes an account and is in. */
async function join(link: string, name: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await chromium.visit(server.url, options);
  await visit.page.goto(link);
  await visit.page.getByLabel("姓名").fill(name);
  await visit.page.getByLabel("密码").fill(PASSWORD);
  await button(visit, "创建账号并加入").click();
  await heading(visit, "工作台").waitFor();
  return visit;
}

/** A page in English, and on a phone in both languages, for whoever looks at the pictures. */
async function pictures(visit: Visit, name: string): Promise<void> {
  await visit.picture(`id-${name}`);
  await visit.page.setViewportSize(PHONE.viewport);
  await visit.picture(`id-${name}-phone`);
  await visit.page.setViewportSize({ width: 1366, height: 768 });
}

test("two-factor sign-in is turned on, asked for, and replaced by a recovery code", async () => {
  await invite(server, founder, "planner", { roles: ["planner"] });
  const planner = await arrive(PLANNER);
  const { page } = planner;
  await own(planner, "planner", "我的账号");
  await heading(planner, "我的账号").waitFor();
  await page.getByText("未启用", { exact: true }).waitFor();
  await pictures(planner, "account");
  await button(planner, "启用两步验证").click();
  const drawer = page.getByRole("dialog", { name: "启用两步验证" });
  await drawer.getByLabel("当前密码").fill(`${PASSWORD}!`);
  const wrong = planner.announce(/status of 422 .*two-factor/);
  await drawer.getByRole("button", { name: "下一步" }).click();
  await drawer.getByText("密码不正确").waitFor();
  wrong();
  await drawer.getByLabel("当前密码").fill(PASSWORD);
  await drawer.getByRole("button", { name: "下一步" }).click();
  const secret = await drawer.getByLabel("密钥").inputValue();
  await pictures(planner, "factor");
  let used = Date.now();
  await drawer.getByLabel("六位验证码").fill(totp(secret, used));
  await drawer.getByRole("button", { name: "启用两步验证" }).click();
  const codes = drawer.getByRole("list", { name: "恢复码" }).getByRole("listitem");
  await codes.first().waitFor();
  await pictures(planner, "codes");
  const [recovery = ""] = await codes.allInnerTexts();
  await drawer.getByLabel("我已把恢复码存放在安全的地方").check();
  await drawer.getByRole("button", { name: "完成" }).click();
  await drawer.waitFor({ state: "hidden" });
  await page.getByText("还剩 10 个恢复码").waitFor();

  const signOut = async () => {
    await own(planner, "planner", "退出登录");
    await heading(planner, "登录").waitFor();
  };
  await signOut();
  await enter(planner, PLANNER);
  await heading(planner, "两步验证").waitFor();
  await pictures(planner, "sign-in-factor");
  // A code works once: the app's next one is needed, which the server takes a step early.
  used = Math.max(Date.now(), used) + STEP_MS;
  await page.getByLabel("六位验证码").fill(totp(secret, used));
  await button(planner, "登录").click();
  await heading(planner, "我的账号").waitFor();

  await signOut();
  await enter(planner, PLANNER);
  await button(planner, "手机不在身边？用恢复码").click();
  await page.getByLabel("恢复码").fill("aaaaa-aaaaa");
  const refused = planner.announce(/status of 4\d\d .*two-factor/);
  await button(planner, "登录").click();
  await page.getByText("恢复码不正确或已使用").waitFor();
  refused();
  await page.getByLabel("恢复码").fill(recovery);
  await button(planner, "登录").click();
  await page.getByText("还剩 9 个恢复码").waitFor();
  await planner.close();
});

test("a wrong password is told on the page, and a locked account does not open", async () => {
  await invite(server, founder, "locked", { roles: ["planner"] });
  const visit = await chromium.visit(server.url);
  visit.announce(/status of 401 .*sign-in\/email/);
  await visit.page.goto("/");
  for (let tries = 0; tries < 5; tries += 1) {
    const answered = visit.page.waitForResponse(/sign-in\/email/);
    await enter(visit, "locked@jianghai.test", "Wrong-password-1");
    expect((await answered).status()).toBe(401);
  }
  const answered = visit.page.waitForResponse(/sign-in\/email/);
  await enter(visit, "locked@jianghai.test");
  expect((await answered).status()).toBe(401);
  await visit.page.getByRole("alert").getByText("账号会锁定一段时间").waitFor();
  await pictures(visit, "locked");
  await visit.close();
});

test("one session is ended from another; then all are", async () => {
  await invite(server, founder, "reviewer", { roles: ["reviewer_1"] });
  const desk = await arrive("reviewer@jianghai.test");
  const phone = await arrive("reviewer@jianghai.test", PHONE);
  await desk.page.goto("/account");
  await desk.page.getByText("本机", { exact: true }).waitFor();
  await pictures(desk, "sessions");
  const ends = desk.page.getByRole("button", { name: /^退出此登录: / });
  // The sign-in of the invitation, that of its acceptance, and the phone's.
  const before = await ends.count();
  expect(before).toBeGreaterThanOrEqual(2);
  await ends.first().click();
  await desk.page.getByText("已退出，一分钟内全面生效").waitFor();
  await until(async () => (await ends.count()) === before - 1);
  const asked = phone.announce(/status of 401/);
  await until(async () => {
    await phone.page.goto("/account");
    await phone.page.locator("h1").first().waitFor();
    return heading(phone, "登录").isVisible();
  });
  asked();
  await button(desk, "全部退出").click();
  await desk.page.getByRole("dialog").getByRole("button", { name: "全部退出" }).click();
  await heading(desk, "登录").waitFor();
  await phone.close();
  await desk.close();
});

test("a role that is changed takes effect; a person who is removed is out", async () => {
  await invite(server, founder, "clerk", { roles: ["planner"] });
  const clerk = await arrive("clerk@jianghai.test");
  const { page } = admin;
  await page.goto(`/b/${BUREAU}/members`);
  await page.getByText("clerk@jianghai.test").waitFor();
  await pictures(admin, "members");
  await button(admin, "调整角色: clerk").click();
  const drawer = page.getByRole("dialog", { name: "调整“clerk”的角色" });
  await drawer.getByLabel("策划 · ").uncheck();
  await drawer.getByLabel("审计员 · ").check();
  await pictures(admin, "roles");
  await drawer.getByRole("button", { name: "保存" }).click();
  await page.getByText("clerk的角色已更新").waitFor();
  await clerk.page.reload();
  await clerk.page.getByRole("navigation", { name: "菜单" }).getByRole("link", { name: "审计" }).waitFor();

  await button(admin, "更多: clerk").click();
  await page.getByRole("menuitem", { name: "重设密码" }).click();
  const reset = page.getByRole("dialog", { name: "为“clerk”重设密码" });
  await reset.getByRole("button", { name: "生成链接" }).click();
  const link = await reset.getByLabel("重设密码链接").inputValue();
  await pictures(admin, "reset-link");
  await reset.getByRole("button", { name: "完成" }).click();
  const anybody = await chromium.visit(server.url);
  await anybody.page.goto(link);
  await anybody.page.getByLabel("新密码", { exact: true }).fill("Another-pass-2026");
  await anybody.page.getByLabel("再输一次新密码").fill("Another-pass-2026");
  await pictures(anybody, "reset");
  await button(anybody, "保存新密码").click();
  await anybody.page.getByText("新密码已生效，请登录。").waitFor();
  await enter(anybody, "clerk@jianghai.test", "Another-pass-2026");
  await heading(anybody, "工作台").waitFor();

  await button(admin, "更多: clerk").click();
  await page.getByRole("menuitem", { name: "移除" }).click();
  await page.getByRole("dialog", { name: "移除“clerk”？" }).getByRole("button", { name: "移除" }).click();
  await page.getByText("已移除clerk").waitFor();
  anybody.announce(/status of 404/);
  await anybody.page.reload();
  await anybody.page.getByText("未找到此页面，或您没有查看的权限。").waitFor();
  await anybody.close();
  await clerk.close();
});

test("invitations are listed, made anew and revoked; an institution's manager invites a colleague", async () => {
  const { page } = admin;
  const made = await founder.call("invitation.create", {
    params,
    body: { email: "late@jianghai.test", grant: { roles: ["planner"] } },
  });
  await page.goto(`/b/${BUREAU}/members?of=invitations`);
  await button(admin, "重新生成链接: late@jianghai.test").click();
  const link = await page.getByLabel("加入链接").inputValue();
  expect(link).not.toContain(made.token);
  await page.getByRole("dialog").getByRole("button", { name: "完成" }).click();
  await button(admin, "撤回: late@jianghai.test").click();
  await page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
  await page.getByText("邀请已撤回").waitFor();
  await pictures(admin, "invitations");

  const institution = await founder.call("institution.create", { params, body: { name: BANK, kind: "bank" } });
  await invite(server, founder, "manager", { institution: institution.id, role: "partner_manager" });
  const manager = await arrive("manager@jianghai.test", PHONE);
  await manager.page.goto(`/b/${BUREAU}/members`);
  await heading(manager, "本机构人员").waitFor();
  await manager.picture("id-colleagues-phone");
  await button(manager, "邀请同事").click();
  await manager.page.getByLabel("邮箱", { exact: true }).fill("teller@jianghai.test");
  await manager.picture("id-colleague-phone");
  await button(manager, "生成链接").click();
  const own = await manager.page.getByLabel("加入链接").inputValue();
  await (await join(own, "柜员", PHONE)).close();
  await manager.page.reload();
  await manager.page.getByText("teller@jianghai.test").waitFor();
  await manager.close();
});

test("settings and the policy are saved; what differs from a preset is named", async () => {
  const { page } = admin;
  await page.goto(`/b/${BUREAU}/settings`);
  await page.getByLabel("素材失效提醒").fill("21");
  await page.getByLabel("屏幕标签").fill("大堂");
  await page.getByLabel("屏幕标签").press("Enter");
  await pictures(admin, "settings");
  await button(admin, "保存").click();
  await page.getByText("已保存").waitFor();
  expect(await founder.call("bureau.get", { params })).toMatchObject({ expiryDays: 21, tags: ["大堂"] });

  await page.goto(`/b/${BUREAU}/policy`);
  await page.getByText("闲置退出：当前 60 分钟，预设 10 分钟").waitFor();
  await pictures(admin, "policy");
  await button(admin, "选用").click();
  await button(admin, "保存").click();
  await page.getByText("策略已更新，随即生效").waitFor();
  expect((await founder.call("bureau.get", { params })).policy.idleMinutes).toBe(10);
});

test("the operator creates a bureau below the first; its administrator joins, and goes between the two", async () => {
  const { page } = admin;
  await own(admin, "founder", "平台管理");
  await heading(admin, "平台管理").waitFor();
  await button(admin, "开设主管单位").click();
  const form = page.getByRole("dialog", { name: "开设主管单位" });
  await form.getByLabel("主管单位名称").fill("新会区金融工作局");
  await form.getByLabel("单位代号").fill("xinhui");
  await form.getByLabel("首位管理员邮箱").fill("reviewer@jianghai.test");
  await pictures(admin, "create-bureau");
  await form.getByRole("button", { name: "开设并生成管理员链接" }).click();
  const link = await form.getByLabel("加入链接").inputValue();
  await form.getByRole("button", { name: "完成" }).click();
  await button(admin, "设置上级: 新会区金融工作局").click();
  const placing = page.getByRole("dialog", { name: "“新会区金融工作局”的上级单位" });
  await placing.getByLabel("上级单位").click();
  await page.getByTitle("江海区金融工作局").last().click();
  await placing.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存").waitFor();
  await pictures(admin, "platform");

  const both = await arrive("reviewer@jianghai.test");
  await both.page.goto(link);
  await button(both, "接受邀请").click();
  await heading(both, "工作台").waitFor();
  await both.page.getByText("从这里开始").waitFor();
  await pictures(both, "first-steps");
  await button(both, "切换单位: 新会区金融工作局").click();
  await both.picture("id-switcher");
  await both.page.getByRole("menuitem", { name: /江海区金融工作局/ }).click();
  await button(both, "切换单位: 江海区金融工作局").waitFor();
  expect(new URL(both.page.url()).pathname).toBe(`/b/${BUREAU}`);
  await both.close();

  // Somebody who operates the platform and belongs to no bureau lands there.
  const { call } = await signIn(server, "founder@jianghai.test");
  await invite(server, founder, "platform", { roles: ["planner"] });
  const appointed = await call("operator.appoint", { params: {}, body: { email: "platform@jianghai.test" } });
  const member = (await call("member.list", { params, query: {} })).items.find(
    ({ person }) => person === appointed.person,
  );
  await call("member.remove", { params: { ...params, person: appointed.person }, revision: member?.revision ?? 0 });
  const operator = await chromium.visit(server.url);
  await operator.page.goto("/");
  await enter(operator, "platform@jianghai.test");
  await heading(operator, "平台管理").waitFor();
  await operator.close();
});

test("whoever has no second factor that the policy requires sets it up before anything else", async () => {
  const { revision } = await founder.call("bureau.get", { params });
  await founder.call("policy.update", { params, revision, body: { twoFactor: "required" } });
  const { cookie } = await signIn(server, "manager@jianghai.test");
  // The directory hears of the policy by the outbox.
  const due = async () => (await fetch(`${server.url}/api/bureaus/${BUREAU}`, { headers: { cookie } })).status === 403;
  await until(due);
  const manager = await chromium.visit(server.url, PHONE);
  manager.announce(/status of 403/);
  await manager.page.goto("/");
  await enter(manager, "manager@jianghai.test");
  await heading(manager, "启用两步验证").waitFor();
  await manager.picture("id-enrol-phone");
  await manager.page.getByLabel("当前密码").fill(PASSWORD);
  await button(manager, "下一步").click();
  const secret = await manager.page.getByLabel("密钥").inputValue();
  await manager.page.getByLabel("六位验证码").fill(totp(secret, Date.now()));
  await button(manager, "启用两步验证").click();
  await manager.page.getByLabel("我已把恢复码存放在安全的地方").check();
  await manager.picture("id-enrol-codes-phone");
  await button(manager, "完成").click();
  await heading(manager, "工作台").waitFor();
  await manager.close();
});
