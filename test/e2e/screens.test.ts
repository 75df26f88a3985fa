import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { open, violations } from "./accessible.ts";
import { Chromium, type Visit } from "./browser.ts";
import { choose } from "./form.ts";
import { codeOf } from "./player.ts";
import { foundWithStaff, slogansOnAir, type OnAir, type Staff } from "./scene.ts";
import { BUREAU, PASSWORD, Server, until } from "./server.ts";

/** Every drawer and question of the screens' pages, as axe finds it when it is open: in Chinese at a desk, in English on a phone. */

const params = { bureau: BUREAU };
const server = new Server();
let chromium: Chromium;
let staff: Staff;
let air: OnAir;

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
  staff = await foundWithStaff(server);
  air = await slogansOnAir(server, staff);
  const player = await chromium.visit(server.url, { viewport: { width: 960, height: 540 } });
  await player.page.goto("/player/");
  const where = { ...params, screen: air.screen };
  await staff.operator.call("screen.pair", { params: where, body: { code: await codeOf(player) } });
  await staff.operator.call("group.create", { params, body: { name: "大厅", screens: [air.screen] } });
  await until(async () => (await staff.operator.call("screen.get", { params: where })).health.live);
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail") await chromium.pictures("failed-screens");
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

/** The dialogs of one person in one language on one device, and what axe has found in them. */
class Look {
  readonly found: Record<string, string[]> = {};
  readonly visit: Visit;
  readonly #name: string;
  readonly #chinese: boolean;

  constructor(visit: Visit, name: string, language: Language) {
    this.visit = visit;
    this.#name = name;
    this.#chinese = language === "zh";
  }

  say(chinese: string, english: string): string {
    return this.#chinese ? chinese : english;
  }

  page(path: string): Promise<void> {
    return open(this.visit, `/b/${BUREAU}/${path}`);
  }

  async press(chinese: string, english: string, within: Locator = this.visit.page.locator("body")): Promise<void> {
    // Ant Design parts two characters.
    const name = new RegExp(`^(${[...chinese].join(String.raw`\s*`)}|${english})`);
    await within.getByRole("button", { name }).first().click();
  }

  get dialog(): Locator {
    return this.visit.page.getByRole("dialog");
  }

  async judge(what: string): Promise<void> {
    await this.dialog.waitFor();
    const wrong = await violations(this.visit);
    if (wrong.length > 0) this.found[what] = wrong;
    await this.visit.picture(`dialog-${this.#name}-${what}`);
  }
}

type Language = "zh" | "en";
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

async function enter(name: string, language: Language, viewport: typeof DESK): Promise<Look> {
  const visit = await chromium.visit(server.url, { viewport });
  await visit.page.addInitScript(`localStorage.setItem("fangfei.language", "${language}")`);
  const data = { email: `${name}@jianghai.test`, password: PASSWORD };
  expect((await visit.page.request.post("/api/auth/sign-in/email", { data })).status()).toBe(200);
  return new Look(visit, `${language}-${viewport.width}`, language);
}

describe.each([
  ["zh", DESK],
  ["en", PHONE],
] as const)("in %s at %o", (language, viewport) => {
  test("what an operator opens", async () => {
    const look = await enter("operator", language, viewport);
    const { page } = look.visit;

    await look.page("screens");
    await look.press("登记屏幕", "Register a screen");
    await look.judge("register");
    await look.press("保存", "Save", look.dialog);
    await look.dialog.locator(".ant-form-item-explain-error").first().waitFor();
    await look.judge("register-refused");

    await look.page(`screens/${air.screen}?pair`);
    await look.judge("pair");
    await look.dialog.getByLabel(look.say("配对码", "Pairing code")).fill("OOO");
    await look.press("确认配对", "Pair", look.dialog);
    await look.dialog.locator(".ant-form-item-explain-error").first().waitFor();
    await look.judge("pair-refused");

    await look.page(`screens/${air.screen}`);
    await look.press("修改屏幕", "Change screen");
    await look.dialog.getByText(look.say("按时段开放", "By the hour")).click();
    await look.dialog.getByText(look.say("已调查", "Surveyed")).click();
    await look.judge("change");

    await look.page(`screens/${air.screen}`);
    await look.press("解除配对", "Unpair");
    await look.judge("unpair");

    await look.page(`screens/${air.screen}`);
    await page.getByText(look.say("实时在线", "Live"), { exact: true }).waitFor();
    await look.press("重新载入", "Reload");
    await look.judge("reload");

    await look.page("screens?view=groups");
    await look.press("新建屏幕组", "New group");
    await look.judge("group");
    await look.page("screens?view=groups");
    await look.press("编辑", "Edit");
    await look.judge("group-change");

    await look.page(`screens/${air.screen}/feeds`);
    await look.press("新建链接", "New link");
    await look.judge("feed");
    await look.dialog.locator("#name").fill(`VLC ${language} ${viewport.width}`);
    await look.press("新建链接", "New link", look.dialog);
    await look.dialog.getByRole("alert").waitFor();
    await look.judge("feed-link");
    await look.page(`screens/${air.screen}/feeds`);
    await look.press("更换密钥", "New key");
    await look.judge("feed-key");
    await look.page(`screens/${air.screen}/feeds`);
    await look.press("吊销", "Revoke");
    await look.judge("feed-revoke");

    expect(look.found).toEqual({});
    await look.visit.close();
  });

  test("a takeover, its end and its review", async () => {
    const look = await enter("founder", language, viewport);
    await look.page("screens");
    await look.press("紧急插播", "Take over");
    await look.judge("takeover");
    await look.dialog.getByText(look.say("已批准的素材", "An approved material")).click();
    await look.judge("takeover-material");
    await look.dialog.getByText(look.say("现场签发文字", "Words signed now")).click();
    await look.press("下一步", "Next", look.dialog);
    await look.dialog.locator(".ant-form-item-explain-error").first().waitFor();
    await look.judge("takeover-refused");
    await look.dialog.getByLabel(look.say("插播文字", "Words"), { exact: true }).fill("退费诈骗，请勿转账");
    await choose(look.dialog, look.say("屏幕", "Screens"), "金融中心 LED");
    await look.dialog.getByLabel(look.say("插播原因", "Reason"), { exact: true }).fill("通报");
    await look.press("下一步", "Next", look.dialog);
    await look.dialog.locator(".takeover-group").first().waitFor();
    await look.judge("takeover-confirm");

    const issued = await issue();
    await look.page("takeovers");
    await look.press("提前结束", "End now");
    await look.judge("end");
    const path = { params: { ...params, takeover: issued.id }, revision: issued.revision };
    await staff.founder.call("takeover.end", { ...path, body: { reason: "演练结束" } });
    const reviewer = await enter("reviewer1", language, viewport);
    await reviewer.page(`takeovers?review=${issued.id}`);
    await reviewer.judge("review");

    expect({ ...look.found, ...reviewer.found }).toEqual({});
    await look.visit.close();
    await reviewer.visit.close();
  });
});

function issue() {
  const style = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
  return staff.founder.call("takeover.issue", {
    params,
    body: {
      content: { text: "请立即避险", style },
      targets: { screens: [air.screen], groups: [], tags: [] },
      durationMs: 600_000,
      reason: "演练",
    },
  });
}
