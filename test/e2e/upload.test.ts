import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { BUREAU, found, invite, PASSWORD, Server, until } from "./server.ts";

// Many files at once, paused, reloaded and gone on with, in a real browser against the real server.

const MEDIA = join(import.meta.dirname, "media");
const POSTER = join(import.meta.dirname, "../media/files/on-its-side.jpg");
const server = new Server();
const folder = mkdtempSync(join(tmpdir(), "fangfei-upload-"));
let chromium: Chromium;
let planner: Visit;

/** A film of 70 MiB, which takes five parts: a Void element (RFC 8794 §11.3.2) lies behind the real one. */
function largeFilm(): string {
  const film = readFileSync(join(MEDIA, "film.webm"));
  const all = Buffer.alloc(70 * 2 ** 20, 0x55);
  film.copy(all);
  all[film.length] = 0xec;
  all.writeUInt32BE(0x10000000 | (all.length - film.length - 5), film.length + 1);
  const path = join(folder, "反诈短片.webm");
  writeFileSync(path, all);
  return path;
}

beforeAll(async () => {
  await server.start();
  await invite(server, await found(server), "planner", { roles: ["planner"] });
  chromium = await Chromium.launch();
  planner = await chromium.visit(server.url);
  const data = { email: "planner@jianghai.test", password: PASSWORD };
  await planner.page.request.post("/api/auth/sign-in/email", { data });
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
  rmSync(folder, { recursive: true });
});
afterEach(() => expect(chromium.complaints()).toEqual([]));

test("a large film goes on where a reload broke it off, beside a poster that is there and a page that is none", async () => {
  onTestFailed(() => chromium.pictures("upload-failed"));
  const { page } = planner;
  const film = largeFilm();
  const fake = join(folder, "假短片.mp4");
  writeFileSync(fake, "<!doctype html><script>alert(1)</script>");
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") sent.push(new URL(request.url()).pathname.replace(/^.*\/upl_\w+/, ""));
  });
  const expected = planner.announce(/status of 422/);
  // The third part is on its way for as long as it takes.
  await page.route("**/parts/2", () => {});

  await page.goto(`/b/${BUREAU}/materials`);
  await page.getByRole("button", { name: "上传素材" }).first().click();
  const drawer = page.getByRole("dialog", { name: "上传素材" });
  await planner.picture("upload-1-empty");
  await drawer.locator("input[type=file]").setInputFiles([film, POSTER, fake]);
  await planner.picture("upload-2-chosen");
  await drawer.getByRole("button", { name: "开始上传（3 个）" }).click();
  await drawer.getByText("已上传").waitFor();
  await drawer.getByText("文件内容为 text/html，与申报的 video/mp4 不符").waitFor();
  await until(() => sent.includes("/parts/2"));
  await planner.picture("upload-3-going");
  await drawer.getByRole("button", { name: "暂停" }).click();
  await drawer.getByText("已暂停，已传部分保留").waitFor();
  await planner.picture("upload-4-paused");
  await drawer.getByRole("button", { name: "继续" }).click();
  await until(() => sent.filter((path) => path === "/parts/2").length === 2);
  expect(sent.filter((path) => path === "/parts/0")).toHaveLength(1);

  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.unroute("**/parts/2");
  sent.length = 0;
  await page.getByRole("button", { name: "上传素材" }).first().click();
  await drawer.getByText("共 70.0 MB · 已传 45%").waitFor();
  // What was refused is no upload to go on with.
  expect(await drawer.getByText("共 ").count()).toBe(1);
  await planner.picture("upload-5-unfinished");
  await drawer.locator("input[type=file]").setInputFiles([film]);
  await drawer.getByRole("button", { name: "开始上传（1 个）" }).click();
  await drawer.getByText("全部上传完成").waitFor();
  await planner.picture("upload-6-uploaded");
  expect(sent).toEqual(["/parts/2", "/parts/3", "/parts/4"]);
  await page.goto(`/b/${BUREAU}/materials`);
  for (const title of ["反诈短片", "on-its-side"]) {
    const picture = page.getByRole("link", { name: title }).locator("img");
    await until(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0));
    const answer = await page.request.get((await picture.getAttribute("src")) ?? "");
    expect(answer.headers()["content-type"]).toBe("image/jpeg");
    expect((await answer.body()).length).toBeLessThan(100_001);
  }
  await planner.picture("upload-7-list");
  expected();
});

test("a line that is lost is waited for; the upload goes on by itself", async () => {
  onTestFailed(() => chromium.pictures("upload-lost"));
  const { page } = planner;
  const expected = planner.announce(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|failed to load/i);
  const poster = join(folder, "海报.jpg");
  writeFileSync(poster, Buffer.concat([readFileSync(POSTER), Buffer.from("another")]));
  await page.goto(`/b/${BUREAU}/materials`);
  await page.getByRole("button", { name: "上传素材" }).first().click();
  const drawer = page.getByRole("dialog", { name: "上传素材" });
  await drawer.locator("input[type=file]").setInputFiles([poster]);
  await page.context().setOffline(true);
  await drawer.getByRole("button", { name: "开始上传（1 个）" }).click();
  await drawer.getByText("连接中断，恢复后自动续传").waitFor();
  await planner.picture("upload-8-offline");
  await page.context().setOffline(false);
  await drawer.getByText("全部上传完成").waitFor();
  expected();
});
