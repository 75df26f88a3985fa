import type { Response } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { foundWithStaff, slogansOnAir, type OnAir, type Staff } from "./scene.ts";
import { BUREAU, PASSWORD, Server, until } from "./server.ts";

/** The content security policy as a browser judges it: the pages keep to it, and what an attacker would add does not run. */

const server = new Server();
let chromium: Chromium;
let staff: Staff;
let onAir: OnAir;

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
  staff = await foundWithStaff(server);
  onAir = await slogansOnAir(server, staff);
});
afterEach(() => {
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

/** Every violation on the pages that are opened from now on, as the browser reports it to the page. */
async function violationsOf({ page }: Visit): Promise<string[]> {
  const found: string[] = [];
  await page.exposeFunction("reportViolation", (text: string) => void found.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = Reflect.get(window, "reportViolation");
      if (typeof report === "function")
        report(`${event.effectiveDirective} ${event.blockedURI} at ${event.sourceFile}`);
    });
  });
  return found;
}

async function open({ page }: Visit, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await page.locator("h1").first().waitFor();
  await until(async () => (await page.locator(".ant-skeleton, .ant-spin-spinning").count()) === 0);
  return response;
}

async function enter(email: string): Promise<Visit> {
  const visit = await chromium.visit(server.url);
  const answer = await visit.page.request.post("/api/auth/sign-in/email", { data: { email, password: PASSWORD } });
  expect(answer.status()).toBe(200);
  return visit;
}

const bureau = (path: string) => `/b/${BUREAU}/${path}`;

test("the console's pages keep to it, for everybody", async () => {
  const pages: Record<string, string[]> = {
    planner: [
      "",
      "calendar",
      "campaigns",
      `campaigns/${onAir.campaign}`,
      "materials",
      "bookings",
      "bookings/new",
      "events",
      "reach",
    ],
    operator: ["screens", `screens/${onAir.screen}`, "screens/pair"],
    reviewer1: ["reviews", "materials"],
    founder: ["institutions", "members", "settings"],
  };
  for (const [name, paths] of Object.entries(pages)) {
    const visit = await enter(`${name}@jianghai.test`);
    const found = await violationsOf(visit);
    for (const path of paths) {
      const response = await open(visit, bureau(path));
      const policy = response?.headers()["content-security-policy"] ?? "";
      expect(/script-src ([^;]*)/.exec(policy)?.[1], path).toBe("'self'");
      expect(policy, path).toContain("frame-ancestors 'none'");
    }
    expect(found, name).toEqual([]);
    await visit.close();
  }
});

test("so do the player, the pages before sign-in and the API's page", async () => {
  const visit = await chromium.visit(server.url);
  const found = await violationsOf(visit);
  for (const path of ["/sign-in", "/setup?token=none", "/api/docs"]) await open(visit, path);
  await visit.page.goto("/player/");
  await visit.page
    .getByText(/[2-9A-HJKMNP-Z]{6}/)
    .first()
    .waitFor();
  expect(found).toEqual([]);
  await visit.close();
});

test("what an attacker would slip in does not run: inline script, handler, eval, another origin's script, a frame", async () => {
  const visit = await chromium.visit(server.url);
  const silence = visit.announce(
    /Content Security Policy|frame-ancestors|X-Frame-Options|evil\.example|net::ERR_BLOCKED_BY_RESPONSE .*\/sign-in$/,
  );
  const found = await violationsOf(visit);
  await open(visit, "/sign-in");
  await visit.page.evaluate(() => {
    document.body.insertAdjacentHTML(
      "beforeend",
      '<img src="data:,x" onerror="window.ran = 1"><iframe src="/sign-in"></iframe>',
    );
    const inline = document.createElement("script");
    inline.textContent = "window.ran = 2";
    const foreign = document.createElement("script");
    foreign.src = "https://evil.example/x.js";
    document.body.append(inline, foreign);
  });
  await until(() => found.some((one) => one.includes("evil.example")) && found.length >= 3);
  expect(await visit.page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();
  expect(found.map((one) => one.split(" ")[0])).toEqual(expect.arrayContaining(["script-src-elem", "script-src-attr"]));
  await until(() => visit.page.frames().some((frame) => frame.url().startsWith("chrome-error:")));
  await visit.close();
  silence();
});
