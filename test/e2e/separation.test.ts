import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { open, violations } from "./accessible.ts";
import { Chromium, type Visit } from "./browser.ts";
import { BUREAU, found, invite, PASSWORD, Server, type Person } from "./server.ts";

/** 三员: what weakens it, and the way into somebody else's account, take two people, each on their own computer. */

const server = new Server();
const params = { bureau: BUREAU };
let chromium: Chromium;
let admin: Person;

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
  const founder = await found(server);
  admin = await invite(server, founder, "admin", { roles: ["admin"] });
  const security = await invite(server, founder, "security", { roles: ["security_admin"] });
  await invite(server, founder, "auditor", { roles: ["auditor"] });
  await invite(server, founder, "planner", { roles: ["planner"] });
  const { items } = await security.call("member.list", { params, query: { limit: 200 } });
  const { person = "", revision = 0 } = items.find(({ email }) => email === "founder@jianghai.test") ?? {};
  // The founder operates the platform, and does nothing in the bureau any more.
  await security.call("member.grant", { params: { ...params, person }, revision, body: { roles: [] } });
  const settings = await admin.call("bureau.get", { params });
  const body = { separateAdministration: true };
  await admin.call("bureau.update", { params, revision: settings.revision, body });
});
afterEach(() => {
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

async function enter(name: string, path: string, phone = false): Promise<Visit> {
  const visit = await chromium.visit(server.url, phone ? { viewport: { width: 390, height: 844 } } : {});
  if (phone) await visit.page.addInitScript('localStorage.setItem("fangfei.language", "en")');
  const data = { email: `${name}@jianghai.test`, password: PASSWORD };
  expect((await visit.page.request.post("/api/auth/sign-in/email", { data })).status()).toBe(200);
  await open(visit, path);
  return visit;
}

test("fewer review steps are asked for by the administrator, and hold when the security administrator confirms", async () => {
  const asks = await enter("admin", `/b/${BUREAU}/settings`);
  const fewer = async () => {
    await asks.page.getByLabel("两级：初审、复审").check();
    await asks.page.getByRole("button", { name: "保存" }).click();
    await asks.page.getByRole("dialog").getByText("素材审核由 3 级减为 2 级").waitFor();
    await asks.picture("separation-ask");
    await asks.page.getByRole("button", { name: "提交申请" }).click();
  };
  await fewer();
  await asks.page.getByRole("button", { name: "撤回申请" }).click();
  await asks.page.getByText("申请已撤销，原设置不变").waitFor();
  await asks.page.getByRole("button", { name: "撤回申请" }).waitFor({ state: "detached" });
  await fewer();
  await asks.page.getByText("放宽设置的申请，待安全管理员确认").waitFor();
  await asks.page.getByRole("button", { name: "撤回申请" }).waitFor();
  expect(await violations(asks)).toEqual([]);
  await asks.picture("separation-waits");

  const sees = await enter("auditor", `/b/${BUREAU}`, true);
  await sees.page.getByText("A weaker setting waits for a security administrator").waitFor();
  expect(await sees.page.getByRole("button", { name: "Confirm" }).count()).toBe(0);
  await sees.picture("separation-auditor");

  const confirms = await enter("security", `/b/${BUREAU}`);
  await confirms.page.getByText("待您确认").waitFor();
  expect(await violations(confirms)).toEqual([]);
  await confirms.picture("separation-confirm");
  await confirms.page.getByRole("button", { name: "确认放宽" }).click();
  await confirms.page.getByRole("dialog").getByRole("button", { name: "确认放宽" }).click();
  await confirms.page.getByText("已放宽").waitFor();
  expect(await admin.call("bureau.get", { params })).toMatchObject({ reviewSteps: 2, separateAdministration: true });
});

test("a password that the security administrator may not reset alone waits for the platform's operator", async () => {
  const asks = await enter("security", `/b/${BUREAU}/members`);
  const resetOf = async (name: string) => {
    await asks.page.getByRole("button", { name: `更多: ${name}` }).click();
    await asks.page.getByRole("menuitem", { name: "重设密码" }).click();
    await asks.page.getByRole("button", { name: "生成链接" }).click();
    await asks.page.getByText("链接须平台运营人员确认后生效").waitFor();
  };
  await resetOf("auditor");
  await asks.page.getByRole("button", { name: "完成" }).click();
  await resetOf("planner");
  const link = await asks.page.getByLabel("重设密码链接").inputValue();
  await asks.picture("separation-reset");

  const holder = await chromium.visit(server.url);
  const done = holder.announce(/status of 409/);
  await holder.page.goto(link);
  await holder.page.getByText("链接尚待确认").waitFor();
  await holder.picture("separation-link");

  const operator = await enter("founder", "/operator");
  await operator.page.getByText("待确认的重设密码申请").waitFor();
  expect(await violations(operator)).toEqual([]);
  await operator.picture("separation-operator");
  await operator.page.getByRole("button", { name: "确认: planner" }).click();
  await operator.page.getByRole("dialog").getByRole("button", { name: "确认", exact: true }).click();
  await operator.page.getByText("已确认，链接生效").waitFor();
  await operator.page.getByRole("button", { name: "拒绝: auditor" }).click();
  await operator.page.getByText("已拒绝，链接作废").waitFor();
  await holder.page.goto(link);
  await holder.page.getByText("planner@jianghai.test").waitFor();
  done();
});
