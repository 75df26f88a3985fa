import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Chromium, type Visit } from "./browser.ts";
import { codeOf } from "./player.ts";
import { Server, signIn, until } from "./server.ts";

// `node test/e2e/screenshots.ts`: the pictures of the README, of the demo content. Run by hand when pages change.

const FOLDER = resolve(import.meta.dirname, "../../docs/images");
const PASSWORD = "fangfei-demo-2026";
const bureau = "jianghai";

const server = new Server();
const chromium = await Chromium.launch();
mkdirSync(FOLDER, { recursive: true });

async function enter(login: string, options = {}): Promise<Visit> {
  const visit = await chromium.visit(server.url, { viewport: { width: 1366, height: 768 }, ...options });
  const data = { email: `${login}@demo.fangfei.test`, password: PASSWORD };
  await visit.page.request.post("/api/auth/sign-in/email", { data });
  return visit;
}

async function take(visit: Visit, name: string, path: string, scrollPx = 0): Promise<void> {
  const { page } = visit;
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  await until(async () => (await page.locator(".ant-skeleton, .ant-spin-spinning").count()) === 0);
  await until(async () => (await page.getByText("正在加载").count()) === 0);
  await page.mouse.wheel(0, scrollPx);
  await page.waitForLoadState("networkidle");
  await save(visit, name);
}

async function save({ page }: Visit, name: string): Promise<void> {
  await page.screenshot({
    path: join(FOLDER, name),
    animations: "disabled",
    ...(name.endsWith("jpg") && { quality: 82 }),
  });
  console.log(`docs/images/${name}`);
}

async function tour(): Promise<void> {
  await server.start({ FANGFEI_DEMO: "1" });
  await until(async () => {
    const health = (await (await fetch(`${server.url}/healthz`)).json()) as { demo: string };
    return health.demo === "ready";
  });
  const { call } = await signIn(server, "operator@demo.fangfei.test", PASSWORD);
  const params = { bureau };
  const campaigns = await call("campaign.list", { params, query: {} });
  const june = campaigns.items.find(({ name }) => name === "守住钱袋子·护好幸福家");
  const screens = await call("screen.list", { params, query: {} });
  const lobby = screens.items.find(({ name }) => name === "江海农商银行 大堂屏");
  if (!june || !lobby) throw new Error("The demo content has changed its names");

  const planner = await enter("planner");
  await take(planner, "calendar.png", `/b/${bureau}/calendar`);
  await take(planner, "materials.jpg", `/b/${bureau}/materials`, 560);
  await take(planner, "bookings.png", `/b/${bureau}/bookings?view=day`);
  await take(planner, "console.png", `/b/${bureau}/campaigns/${june.id}`);
  await take(planner, "reach.png", `/b/${bureau}/reach?campaign=${june.id}`);
  const reviewer = await enter("reviewer1");
  await take(reviewer, "workbench.png", `/b/${bureau}`);

  const player = await chromium.visit(server.url, { viewport: { width: 1280, height: 720 } });
  await player.page.goto("/player/");
  const code = await codeOf(player);
  await save(player, "pairing.png");
  await call("screen.pair", { params: { ...params, screen: lobby.id }, body: { code } });
  const filmRuns =
    "[...document.querySelectorAll('#stage video')].some((film) => !film.paused && film.currentTime > 5)";
  await until(() => player.page.evaluate<boolean>(filmRuns));
  await save(player, "player.jpg");
  const operator = await enter("operator");
  await take(operator, "screens.jpg", `/b/${bureau}/screens`);

  const partner = await enter("partner01", { viewport: { width: 390, height: 844 } });
  await take(partner, "phone.png", `/b/${bureau}/events`);
}

try {
  await tour();
} finally {
  await chromium.close();
  await server.remove();
}
