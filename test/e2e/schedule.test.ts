import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { fillInstant } from "./form.ts";
import { foundWithStaff, slogansOnAir, type OnAir, type Staff } from "./scene.ts";
import { BUREAU, PASSWORD, Server, until } from "./server.ts";

/** The schedule as a planner handles it: lanes, what plays and why, conflicts, guarantees; and what stands around it. */

const server = new Server();
let chromium: Chromium;
let staff: Staff;
let air: OnAir;
let planner: Visit;
let playlist: { id: string; version: number };

const params = { bureau: BUREAU };
const dayOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const TOMORROW = dayOf(Date.now() + 86_400_000);
const YESTERDAY = dayOf(Date.now() - 86_400_000);
const ALL_DAY = "全天循环";

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
  staff = await foundWithStaff(server);
  air = await slogansOnAir(server, staff);
  const [list] = (await staff.planner.call("playlist.list", { params, query: {} })).items;
  if (!list) throw new Error("The scene has a playlist");
  playlist = { id: list.id, version: list.version };
  planner = await enter("planner");
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail") await chromium.pictures("failed-schedule");
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

const open = ({ page }: Visit, path: string) => page.goto(`/b/${BUREAU}/${path}`);

interface Wanted {
  title: string;
  from: string;
  to: string;
  tier?: "regular" | "exclusive";
  playsPerHour?: number;
}

/** A booking in draft, tomorrow, on the screen of the scene. */
async function draft({ title, from, to, tier = "regular", playsPerHour }: Wanted) {
  const body = {
    campaign: air.campaign,
    title,
    playlist,
    targets: { screens: [air.screen] },
    tier,
    windows: [{ startsOn: TOMORROW, endsOn: TOMORROW, dayparts: [{ from, to }] }],
    ...(playsPerHour !== undefined && { guarantee: { playsPerHour } }),
  };
  return staff.planner.call("booking.create", { params, body });
}

async function book(wanted: Wanted): Promise<void> {
  const made = await draft(wanted);
  const booked = { ...params, booking: made.id };
  const asked = await staff.planner.call("booking.submit", { params: booked, revision: made.revision });
  await staff.reviewer1.call("booking.approve", { params: booked, revision: asked.revision });
}

/** Drags by mouse from a bar's middle, by hours of the day's track. */
async function drag(bar: Locator, hours: number): Promise<void> {
  const { mouse } = bar.page();
  const track = await bar.locator("xpath=ancestor::*[contains(@class,'lane-track')]").boundingBox();
  const box = await bar.boundingBox();
  if (!track || !box) throw new Error("The bar is not on the page");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + (hours / 2 / 24) * track.width, y);
  await mouse.move(x + (hours / 24) * track.width, y);
  await mouse.up();
}

test("a bar is dragged to other hours, shifted by keys, judged, and saved", async () => {
  const { id } = await draft({ title: "上午专场", from: "09:00", to: "11:00" });
  const { page } = planner;
  await open(planner, `bookings?view=day&day=${TOMORROW}`);
  const bar = page.getByRole("button", { name: /^上午专场 · / });
  await drag(bar, 3);
  const panel = page.getByRole("region", { name: "调整排期" });
  await panel.getByText(/ · 12:00–14:00$/).waitFor();
  // What the mouse can do, keys can: the end a quarter of an hour later, then all of it a quarter earlier.
  await bar.press("Shift+ArrowRight");
  await bar.press("ArrowLeft");
  await panel.getByText(/ · 11:45–14:00$/).waitFor();
  await panel.getByText("没有冲突。").waitFor();
  await planner.picture("schedule-01-moved");
  await panel.getByRole("button", { name: "保存改动" }).click();
  await page.getByText("改动已保存为草稿，请提交审核").waitFor();
  const saved = await staff.planner.call("booking.get", { params: { ...params, booking: id } });
  expect(saved.windows).toEqual([{ startsOn: TOMORROW, endsOn: TOMORROW, dayparts: [{ from: "11:45", to: "14:00" }] }]);
});

test("a playlist dropped on a lane opens the form with screen, day and hour", async () => {
  const { page } = planner;
  await open(planner, `bookings?view=day&day=${TOMORROW}`);
  const track = page.locator(".lane-track").first();
  const box = await track.boundingBox();
  if (!box) throw new Error("There is no lane");
  const targetPosition = { x: (box.width * 15.5) / 24, y: box.height / 2 };
  await page.getByRole("button", { name: "标语" }).dragTo(track, { targetPosition });
  await page.getByRole("heading", { name: "新建排期" }).waitFor();
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    playlist: playlist.id,
    screen: air.screen,
    day: TOMORROW,
    from: "15:00",
  });
  await expect.poll(() => page.getByLabel("开始", { exact: true }).inputValue()).toBe("15:00");
});

test("a click tells what plays then and why nothing else does; in the past and in the future", async () => {
  const { page } = planner;
  await open(planner, `bookings?view=day&day=${TOMORROW}`);
  await page.getByRole("button", { name: new RegExp(`^${ALL_DAY} · `) }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("region", { name: "将播放" }).getByRole("link", { name: ALL_DAY }).waitFor();
  await drawer.getByText("此刻只有它一个排期").waitFor();
  const other = drawer.getByRole("listitem").filter({ hasText: "上午专场" });
  await other.getByText("尚未批准，或内容没有审核通过").waitFor();
  await fillInstant(drawer, "时刻", `${TOMORROW} 19:42`);
  const playing = drawer.getByRole("region", { name: "将播放" });
  // The spot on the air at 19:42:00 has begun by then.
  await playing.getByText(/^19:4[12]:\d\d–19:42:\d\d/).waitFor();
  await planner.picture("schedule-02-explain");
  await fillInstant(drawer, "时刻", `${YESTERDAY} 03:00`);
  // The booking was approved today: yesterday nobody knew of it.
  await drawer.getByText("没有内容播出").waitFor();
});

test("an exclusive booking's conflict is listed with those it hides", async () => {
  await book({ title: "独占一小时", from: "19:00", to: "20:00", tier: "exclusive" });
  const { page } = planner;
  await open(planner, "bookings?view=conflicts");
  await page.getByText(`“独占一小时”播出时，“${ALL_DAY}”不播`).waitFor();
  const row = page.locator(".conflict").filter({ hasText: "独占一小时" });
  await row.getByText("金融中心 LED").waitFor();
  expect(await row.innerText()).toMatch(/19:00–20:00[\s\S]*金融中心 LED/);
  await planner.picture("schedule-03-conflicts");
  await row.getByRole("link", { name: "独占一小时" }).click();
  await page.getByRole("heading", { name: "独占一小时" }).waitFor();
});

test("a guarantee that does not fit is named with screen and competitor; a free hour is one click", async () => {
  // The longest slogan takes 20 s: 100 plays reserve 2,000 s, and two such bookings more than an hour.
  await book({ title: "早高峰保证", from: "06:00", to: "10:00", playsPerHour: 100 });
  const { page } = planner;
  const where = { campaign: air.campaign, playlist: playlist.id, screen: air.screen, day: TOMORROW, from: "08:00" };
  await open(planner, `bookings/new?${new URLSearchParams(where).toString()}`);
  await page.getByLabel("排期名称").fill("抢同一时段");
  await page.getByLabel("每小时保证").fill("100");
  const alert = page.getByRole("alert").filter({ hasText: "保证次数超出屏幕容量" });
  await alert.getByText("金融中心 LED：每小时超出 420 秒").waitFor();
  await alert.getByText("同时段已有保证：早高峰保证").waitFor();
  await planner.picture("schedule-04-overbooked");
  await alert.getByRole("button", { name: "保证 79 次/小时" }).waitFor();
  await alert.getByRole("button", { name: /10:00–11:00$/ }).click();
  await page.getByText("没有冲突，保证次数可以兑现。").waitFor();
  expect(await page.getByLabel("开始", { exact: true }).inputValue()).toBe("10:00");
  // Beside it the share of that hour.
  await page.getByText(/^以 .*10:00–11:00 为例/).waitFor();
  await planner.picture("schedule-05-alternative");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("heading", { name: "抢同一时段" }).waitFor();
  const { items } = await staff.planner.call("booking.list", { params, query: {} });
  const made = items.find(({ title }) => title === "抢同一时段");
  expect(made?.windows).toEqual([{ startsOn: TOMORROW, endsOn: TOMORROW, dayparts: [{ from: "10:00", to: "11:00" }] }]);
});

test("an approval that does not fit says where and by how much", async () => {
  const made = await draft({ title: "再抢一次", from: "08:00", to: "10:00", playsPerHour: 100 });
  await staff.planner.call("booking.submit", { params: { ...params, booking: made.id }, revision: made.revision });
  const reviewer = await enter("reviewer1");
  const { page } = reviewer;
  await open(reviewer, `bookings/${made.id}`);
  const refused = reviewer.announce(/status of 409/);
  await page.getByRole("button", { name: "批准排期" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("金融中心 LED：每小时超出 420 秒").waitFor();
  await dialog.getByText("同时段已有保证：早高峰保证").waitFor();
  await reviewer.picture("schedule-06-refused");
  refused();
  await reviewer.close();
});

test("a year's official table is pasted, corrected by its line, imported, and follows in previews", async () => {
  const admin = await enter("founder");
  const { page } = admin;
  await open(planner, "bookings/new?day=2031-06-03");
  await planner.page.getByText("工作日", { exact: true }).click();
  await planner.page.getByText("2031年的放假安排尚未公布", { exact: false }).waitFor();
  await open(admin, "calendar/statutory");
  const table = page.getByLabel("表格内容");
  await table.fill("日期,类型,名称\n2031-06-03,休,端午节\n2031-06-04,假,端午节");
  await page.getByText("1 行有误，请按提示修改后再导入").waitFor();
  expect(await page.getByRole("row").filter({ hasText: "2031-06-04" }).innerText()).toMatch(/^3\s/);
  await admin.picture("schedule-07-table-wrong");
  await table.fill("日期,类型,名称\n2031-06-03,休,端午节\n2031-06-04,休,端午节");
  await page.getByRole("button", { name: "导入 2031 年" }).click();
  await page.getByText("2031 年已导入 2 天").waitFor();
  const year = page.locator(".statutory-year").filter({ hasText: "2031" });
  await year.getByText("本单位已导入").waitFor();
  await year.getByText("导入记录（1）").click();
  await year.getByText(/founder · 导入 2 天$/).waitFor();
  await admin.picture("schedule-08-table");
  await admin.close();
  await open(planner, "bookings/new?day=2031-06-03");
  await planner.page.getByText("工作日", { exact: true }).click();
  await planner.page.getByText("这些时段内没有任何播出时间", { exact: false }).waitFor();
});

test("a feed link is made, works with the key shown once, and ends when it is revoked", async () => {
  const operator = await enter("operator");
  const { page } = operator;
  await open(operator, `screens/${air.screen}`);
  await page.getByRole("link", { name: "管理链接" }).click();
  await page.getByRole("button", { name: "新建链接" }).first().click();
  await page.getByLabel("名称").fill("条屏控制卡");
  await page.getByRole("dialog").getByRole("button", { name: "新建链接" }).click();
  const once = page.getByRole("dialog").filter({ hasText: "密钥只显示这一次" });
  const url = await once.getByLabel("纯文本", { exact: true }).inputValue();
  await operator.picture("schedule-09-link");
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("守住钱袋子");
  const films = await fetch(await once.getByLabel("M3U8", { exact: true }).inputValue());
  expect(await films.text()).toMatch(/^#EXTM3U/);
  await once.getByRole("button", { name: "我已保存" }).click();
  await once.waitFor({ state: "hidden" });
  expect(await page.content()).not.toContain(url.split("key=")[1]);
  await page.getByRole("button", { name: "吊销", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "吊销" }).click();
  await page.getByText("已吊销", { exact: true }).waitFor();
  await until(async () => (await fetch(url)).status === 401);
  await operator.close();
});
