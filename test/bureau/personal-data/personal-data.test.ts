import { env, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { anonymous, newBureau, PASSWORD, type Person, send, signIn, type TestBureau } from "../../support/api.ts";
import { CASES } from "../audit/cases.ts";
import { SCREEN_CASES } from "../audit/screen-cases.ts";
import { World } from "../audit/world.ts";
import { inBureau } from "../event/stage.ts";

const NAME = "欧阳静怡";
const EMAIL = "jingyi@erase.test";
const LONG_AGO = "2024-03-01T08:00:00+08:00";

let bureau: TestBureau;
let world: World;
let params: { bureau: string };
let jingyi: Person;

// Safe because `wrangler.toml` binds both.
const bound = env as unknown as { BUREAU: DurableObjectNamespace; DIRECTORY: DurableObjectNamespace };
const OBJECTS = (): [DurableObjectNamespace, string][] => [
  [bound.BUREAU, bureau.id],
  [bound.DIRECTORY, "directory"],
];

beforeAll(async () => {
  bureau = await newBureau();
  world = await World.make(bureau);
  params = world.params;
  jingyi = await join(EMAIL, NAME);
}, 60_000);

async function join(email: string, name: string): Promise<Person> {
  const { call } = await bureau.as("admin");
  const roles = ["planner" as const, "reviewer_1" as const, "screen_operator" as const];
  const { token = "" } = await call("invitation.create", { params, body: { email, grant: { roles } } });
  await anonymous("invitation.accept", { params: { invitation_token: token }, body: { name, password: PASSWORD } });
  return signIn(email);
}

function signInAgain(headers: Record<string, string> = {}): Promise<Response> {
  return send("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
}

/** Every place in both objects where a text stands. */
async function placesOf(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const [namespace, name] of OBJECTS())
    await runInDurableObject(namespace.getByName(name), (_, { storage: { sql } }) => {
      const tables = sql.exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      );
      for (const { name: table } of tables.toArray())
        for (const row of sql.exec(`SELECT * FROM "${table}"`).toArray())
          for (const [column, value] of Object.entries(row))
            if (typeof value === "string" && value.includes(text))
              found.push(`${name === "directory" ? "directory." : ""}${table}.${column}`);
    });
  return [...new Set(found)].toSorted();
}

async function night(): Promise<void> {
  await inBureau(bureau, (sql) => sql.exec("UPDATE timer SET due_at = 0"));
  await runDurableObjectAlarm(bound.BUREAU.getByName(bureau.id));
}

describe("the inventory", () => {
  test("is open to everybody, in days that a security administrator sets", async () => {
    const manager = await world.manager();
    const seen = await manager.call("personal_data.get", { params });
    expect(seen).toMatchObject({ auditDays: 365, invitationDays: 30, contactDays: 30, revision: 1 });
    expect(seen.fields.find(({ field }) => field === "audit.address")?.retention.zh).toContain("365");
    const change = async (name: string, body: object) =>
      (await bureau.as(name)).call("personal_data.update", { params, body, revision: 1 });
    await expect(change("admin", { auditDays: 200 })).rejects.toMatchObject({ problem: { code: "forbidden" } });
    await expect(change("security", { auditDays: 182 })).rejects.toMatchObject({
      problem: { code: "invalid", errors: [{ path: "auditDays" }] },
    });
    expect(await change("security", { invitationDays: 7 })).toMatchObject({ invitationDays: 7, revision: 2 });
    await expect(change("security", { invitationDays: 8 })).rejects.toMatchObject({ problem: { code: "stale" } });
  });
});

describe("the night", () => {
  test("erases the address of an invitation a while after its end, and keeps those that are open", async () => {
    const { call } = await bureau.as("admin");
    const invite = async (email: string, at?: string) => {
      const as = at === undefined ? call : (await bureau.as("admin")).at(at);
      return as("invitation.create", { params, body: { email, grant: { roles: ["planner"] } } });
    };
    await invite("old@erase.test", LONG_AGO);
    await invite("new@erase.test");
    await night();
    expect(await placesOf("old@erase.test")).toEqual([]);
    expect(await placesOf("new@erase.test")).toEqual(["invitation.email"]);
    const { items } = await (
      await bureau.as("auditor")
    ).call("audit.list", {
      params,
      query: { action: "personal_data.expire" },
    });
    expect(items).toMatchObject([{ actor: "system", subject: bureau.id }]);
  });

  test("erases what was written down to reach people, so many days after the event", async () => {
    const sessions = (day: string) => [{ place: "广场", startsAt: `${day}T09:00:00Z`, endsAt: `${day}T11:00:00Z` }];
    const past = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    for (const [days, phone] of [
      [32, "13800000001"],
      [28, "13800000002"],
    ] as const) {
      const before = `${past(days + 3)}T00:00:00Z`;
      const planner = (await bureau.as("planner")).at(before);
      const body = {
        title: "活动",
        sessions: sessions(past(days)),
        roles: [{ key: "booth", name: "展位", places: 2 }],
        signupOpensAt: `${past(days + 4)}T00:00:00Z`,
        signupClosesAt: `${past(days + 1)}T00:00:00Z`,
      };
      const { id, revision } = await planner("event.create", { params, body });
      await planner("event.publish", { params: { ...params, event: id }, revision });
      const manager = (await world.manager()).at(before);
      const signup = { institution: world.institution, role: "booth", note: `联系人 ${phone}` };
      await manager("signup.create", { params: { ...params, event: id }, body: signup });
    }
    await night();
    expect(await placesOf("13800000001")).toEqual([]);
    expect(await placesOf("13800000002")).toEqual(["signup.note"]);
  });
});

describe("one person's data", () => {
  test("are exported for them by an administrator, with a row in the log; their sessions only to themselves", async () => {
    await jingyi.call("theme.create", { params, body: { name: "新主题" } });
    await signInAgain({ "user-agent": "Firefox" });
    const admin = await bureau.as("admin");
    const data = await admin.call("personal_data.export", { params, body: { person: jingyi.id } });
    const valuesOf = (fields: typeof data.fields, field: string) =>
      fields.find((one) => one.field === field)?.values.map(({ value }) => value);
    expect(data).toMatchObject({ person: jingyi.id, name: NAME, bureau: { id: bureau.id } });
    expect(valuesOf(data.fields, "member.email")).toEqual([EMAIL]);
    expect(valuesOf(data.fields, "directory.user.email")).toEqual([EMAIL]);
    expect(valuesOf(data.fields, "directory.session.userAgent")).toEqual([]);
    expect(data.actions).toMatchObject([{ action: "theme.create" }, { action: "invitation.accept" }]);
    expect(data.actionsInAll).toBe(2);

    const own = await jingyi.call("personal_data.export_own", { params });
    expect(valuesOf(own.fields, "directory.session.userAgent")).toEqual(["Firefox"]);
    await expect(jingyi.call("personal_data.export", { params, body: { person: jingyi.id } })).rejects.toMatchObject({
      problem: { code: "forbidden" },
    });

    const log = await (await bureau.as("auditor")).call("personal_data.exports", { params });
    expect(log.items).toMatchObject([
      { action: "personal_data.export_own", subject: jingyi.id, by: { id: jingyi.id, name: NAME } },
      { action: "personal_data.export", subject: jingyi.id, by: { id: admin.id } },
    ]);
    await expect(
      admin.call("personal_data.export", { params, body: { person: `per_${"0".repeat(26)}` } }),
    ).rejects.toMatchObject({ problem: { code: "not_found" } });
  });

  test("are erased on request everywhere in both objects, and both chains stay whole", async () => {
    // Whatever somebody with three roles can leave their name on.
    const as = bureau.as.bind(bureau);
    bureau.as = (name) => (["planner", "operator"].includes(name) ? Promise.resolve(jingyi) : as(name));
    for (const [id, make] of Object.entries({ ...CASES, ...SCREEN_CASES }))
      if (!/^(account|operator|personal_data|member|bureau|password_reset|invitation)\./.test(id))
        await (
          await make(world)
        )();
    bureau.as = as;
    expect((await placesOf(NAME)).length).toBeGreaterThan(10);

    const { call } = await bureau.as("security");
    const body = { person: jingyi.id, reason: "本人申请" };
    await expect(call("personal_data.erase", { params, body })).rejects.toMatchObject({
      problem: { code: "conflict" },
    });
    const { items } = await call("member.list", { params });
    const { revision = 0 } = items.find(({ person }) => person === jingyi.id) ?? {};
    await call("member.remove", { params: { ...params, person: jingyi.id }, revision });
    const erased = await call("personal_data.erase", { params, body });
    expect(erased.values).toBeGreaterThan(50);
    expect(erased.pseudonym).toBe(`已删除人员-${jingyi.id.slice(-6)}`);
    // The address of their own invitation goes with the invitation's own days.
    expect((await placesOf(EMAIL)).filter((place) => place !== "invitation.email")).toEqual([]);
    expect(await placesOf(NAME)).toEqual([]);

    const auditor = (await bureau.as("auditor")).call;
    expect((await auditor("audit.verify", { params })).broken).toBe(null);
    expect((await auditor("audit.verify_directory", { params })).broken).toBe(null);
    const trail = await auditor("audit.list", { params, query: { person: jingyi.id } });
    expect(trail.items.length).toBeGreaterThan(10);
    expect(trail.items.every(({ actorName, address }) => actorName === null && address !== null)).toBe(true);
    const people = await auditor("personal_data.people", { params, query: { limit: 200 } });
    expect(people.items).toContainEqual({ person: jingyi.id, name: null, email: null, member: false });
    expect((await signInAgain()).status).toBe(401);
  }, 120_000);
});
