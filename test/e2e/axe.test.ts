import type { BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { open, violations } from "./accessible.ts";
import { Chromium, type Visit } from "./browser.ts";
import { foundWithStaff, slogansOnAir, type Staff } from "./scene.ts";
import { BUREAU, invite, PASSWORD, Server } from "./server.ts";

/** WCAG 2.1 A and AA on the pages people use, in both languages; and nobody but the server is ever asked for anything. */

const server = new Server();
let chromium: Chromium;
let staff: Staff;

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start();
});
afterEach(() => {
  expect(chromium.complaints()).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

/** Looks at pages in both languages: of the bureau, unless they begin with a slash. */
async function check(visit: Visit, pages: readonly string[]): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const language of ["zh", "en"]) {
    await visit.page.addInitScript(`localStorage.setItem("fangfei.language", "${language}")`);
    for (const page of pages) {
      const path = page.startsWith("/") ? page : `/b/${BUREAU}/${page}`;
      await open(visit, path);
      const wrong = await violations(visit);
      if (wrong.length > 0) found[`${language} ${path}`] = wrong;
      await visit.picture(`axe-${language}-${path.replaceAll(/\W+/g, "-").slice(0, 60)}`);
    }
  }
  expect(found).toEqual({});
}

async function enter(email: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await chromium.visit(server.url, options);
  const answer = await visit.page.request.post("/api/auth/sign-in/email", { data: { email, password: PASSWORD } });
  expect(answer.status()).toBe(200);
  return visit;
}

test("a planted fault is found", async () => {
  const visit = await chromium.visit(server.url);
  await open(visit, "/sign-in");
  await visit.page.evaluate("document.querySelector('label[for=email]').remove()");
  expect(await violations(visit)).toEqual([expect.stringContaining("label: <input")]);
  await visit.close();
});

test("before sign-in", async () => {
  const anybody = await chromium.visit(server.url);
  await check(anybody, ["/setup?token=none", "/sign-in", "/player/"]);
  await anybody.close();
});

test("the planner's pages", async () => {
  staff = await foundWithStaff(server);
  const { campaign } = await slogansOnAir(server, staff);
  const params = { bureau: BUREAU };
  const first = async (id: "material.list" | "playlist.list" | "booking.list") =>
    (await staff.planner.call(id, { params, query: {} })).items[0]?.id;
  const planner = await enter("planner@jianghai.test");
  await check(planner, [
    "",
    "calendar",
    "campaigns",
    `campaigns/${campaign}`,
    "materials",
    `materials/${await first("material.list")}`,
    `playlists/${await first("playlist.list")}`,
    "calendar/statutory",
    "bookings",
    "bookings?view=day",
    "bookings?view=month",
    "bookings?view=conflicts",
    "bookings/new",
    `bookings/${await first("booking.list")}`,
    "events",
    "reach",
  ]);
  await planner.close();
});

test("pages of the operator, the administrator and the auditor", async () => {
  const [screen] = (await staff.operator.call("screen.list", { params: { bureau: BUREAU }, query: {} })).items;
  const operator = await enter("operator@jianghai.test");
  await check(operator, ["screens", `screens/${screen?.id}`, `screens/${screen?.id}/feeds`, "screens/pair"]);
  await operator.close();
  const founder = await enter("founder@jianghai.test");
  await check(founder, [
    "calendar/statutory",
    "institutions",
    "members",
    "members?of=invitations",
    "settings",
    "policy",
    "account",
    "/account",
    "/operator",
  ]);
  await founder.close();
  await invite(server, staff.founder, "auditor", { roles: ["auditor"] });
  const params = { bureau: BUREAU };
  const { items } = await staff.founder.call("member.list", { params, query: {} });
  const person = items.find(({ name }) => name === "auditor")?.person ?? "";
  const { token } = await staff.founder.call("password_reset.create", { params: { ...params, person }, body: {} });
  const anybody = await chromium.visit(server.url);
  await check(anybody, [`/password-resets/${token}`]);
  await anybody.close();
  const auditor = await enter("auditor@jianghai.test");
  await check(auditor, ["audit"]);
  await auditor.close();
});

test("an institution's pages, on a phone", async () => {
  const params = { bureau: BUREAU };
  const institution = await staff.founder.call("institution.create", { params, body: { name: "银行", kind: "bank" } });
  await invite(server, staff.founder, "bank", { institution: institution.id, role: "partner_manager" });
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const draft = await staff.planner.call("event.create", {
    params,
    body: {
      title: "防非知识进社区",
      sessions: [{ place: "文化广场", startsAt: at(-2), endsAt: at(-1) }],
      roles: [{ key: "booth", name: "展位", places: 8 }],
      signupOpensAt: at(-48),
      signupClosesAt: at(-3),
    },
  });
  const event = { ...params, event: draft.id };
  await staff.planner.call("event.publish", { params: event, revision: draft.revision });
  const bank = await enter("bank@jianghai.test", { viewport: { width: 390, height: 844 } });
  await check(bank, [
    "",
    "events",
    `events/${draft.id}`,
    "signups",
    `outcomes/new?event=${draft.id}`,
    "materials",
    "members",
    "account",
  ]);
  await bank.close();
});
