import { env, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import type { AuditRow } from "../../../src/contracts/audit.ts";
import type { Call } from "../../../src/contracts/client.ts";
import { anonymous, newBureau, PASSWORD, signIn, type Person, type TestBureau } from "../../support/api.ts";
import { inBureau } from "../event/stage.ts";

let bureau: TestBureau;
let auditor: Person;
let planner: Person;
let params: { bureau: string };

/** A name that a spreadsheet would take for a formula. */
const FORMULA = '=HYPERLINK("http://x.test","点此")';
const OLD = "2024-03-01T08:00:00+08:00";

// Safe because `wrangler.toml` binds both.
const bound = env as unknown as { BUREAU: DurableObjectNamespace; DIRECTORY: DurableObjectNamespace };
const directory = () => bound.DIRECTORY.getByName("directory");

const theme = (call: Call, name: string) => call("theme.create", { params, body: { name } });
const verify = () => auditor.call("audit.verify", { params });

beforeAll(async () => {
  bureau = await newBureau();
  params = { bureau: bureau.id };
  const body = { email: "formula@jianghai.test", grant: { roles: ["planner" as const] } };
  const { token = "" } = await bureau.founder.call("invitation.create", { params, body });
  const accepted = { params: { invitation_token: token }, body: { name: FORMULA, password: PASSWORD } };
  await anonymous("invitation.accept", accepted);
  planner = await signIn(body.email);
  auditor = await bureau.as("auditor");
  await theme(planner.call, "养老诈骗");
}, 60_000);

/** Has everything that is due happen now. */
async function night(): Promise<void> {
  await inBureau(bureau, (sql) => sql.exec("UPDATE timer SET due_at = 0"));
  await runDurableObjectAlarm(bound.BUREAU.getByName(bureau.id));
}

describe("the trail", () => {
  test("is filtered by person, subject, action and time, and read on by cursor", async () => {
    const before = new Date().toISOString();
    const { id } = await theme(planner.call, "金融诈骗");
    for (let i = 0; i < 3; i += 1) await theme(planner.call, `主题${i}`);
    const list = (query: object) => auditor.call("audit.list", { params, query });
    expect((await list({ subject: id })).items).toMatchObject([{ action: "theme.create", actor: planner.id }]);
    const mine = await list({ person: planner.id, action: "theme.create", from: before, limit: 3 });
    expect(mine.items).toHaveLength(3);
    const rest = await list({ person: planner.id, action: "theme.create", from: before, limit: 3, cursor: mine.next });
    expect(rest.items.map(({ subject }) => subject)).toEqual([id]);
    expect(rest.next).toBeUndefined();
    expect((await list({ person: auditor.id, action: "theme.create" })).items).toEqual([]);
    expect((await list({ to: "2020-01-01T00:00:00Z" })).items).toEqual([]);
    await expect(list({ from: "yesterday" })).rejects.toMatchObject({
      problem: { code: "invalid", errors: [{ path: "query.from" }] },
    });
  });

  test("is read by auditors alone", async () => {
    for (const name of ["reviewer1", "admin", "security"]) {
      const { call } = await bureau.as(name);
      for (const id of ["audit.list", "audit.verify", "audit.verify_directory"] as const)
        await expect(call(id, { params })).rejects.toMatchObject({ problem: { code: "forbidden" } });
      const body = { format: "csv" as const };
      await expect(call("audit.export", { params, body })).rejects.toMatchObject({ problem: { code: "forbidden" } });
    }
    await expect(planner.call("audit.verify_platform", { params: {} })).rejects.toMatchObject({
      problem: { code: "forbidden" },
    });
    expect(await bureau.founder.call("audit.verify_platform", { params: {} })).toMatchObject({ broken: null });
  });
});

describe("an export", () => {
  const exported = (format: "csv" | "ndjson", more: object = {}) =>
    auditor.send(`/api/bureaus/${bureau.id}/audit/exports`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ format, ...more }),
    });

  test("as NDJSON holds every row with what it takes to check it, the last being the export's own", async () => {
    const response = await exported("ndjson");
    expect(response.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="audit-jianghai-[\d-]+\.ndjson"$/,
    );
    const rows = (await response.text())
      .trimEnd()
      .split("\n")
      .map((line): AuditRow => JSON.parse(line));
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.at(-1)).toMatchObject({ action: "audit.export", actor: auditor.id, subject: bureau.id });
    expect(rows.slice(1).every((row, i) => row.previous === rows[i]?.hash)).toBe(true);
  });

  test("as CSV has no cell that a spreadsheet would run", async () => {
    const response = await exported("csv", { person: planner.id });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...lines] = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
    expect(head).toMatch(/^序号,时间,操作人,/);
    const mine = lines.filter((line) => line.includes("theme.create"));
    expect(mine.length).toBeGreaterThan(0);
    for (const line of mine) expect(line).toContain(`,"'=HYPERLINK(""http://x.test"",""点此"")",`);
    expect(lines.every((line) => line.includes(planner.id))).toBe(true);
  });

  test("of many rows is read in pages", async () => {
    await inBureau(bureau, (sql) => {
      const [head] = sql.exec<{ seq: number }>("SELECT seq FROM audit_head").toArray();
      expect(head?.seq).toBeLessThan(1000);
    });
    for (let i = 0; i < 20; i += 1)
      await Promise.all(Array.from({ length: 60 }, (_, n) => theme(planner.call, `第${i}-${n}`)));
    const rows = (await (await exported("ndjson")).text()).trimEnd().split("\n");
    expect(rows.length).toBeGreaterThan(1200);
    expect(JSON.parse(rows.at(-1) ?? "")).toMatchObject({ seq: rows.length, action: "audit.export" });
    expect(await verify()).toMatchObject({ broken: null, checked: rows.length });
  }, 60_000);
});

describe("the chain", () => {
  test("stays whole when the night redacts what is older than twelve months, and says so", async () => {
    await theme(planner.at(OLD), "旧主题");
    const find = async () =>
      (await auditor.call("audit.list", { params, query: { to: "2024-12-31T00:00:00Z" } })).items;
    expect(await find()).toMatchObject([{ actorName: FORMULA }]);
    await night();
    expect(await find()).toMatchObject([
      { action: "theme.create", actor: planner.id, actorName: null, address: null, actorNameSalt: null },
    ]);
    const { items } = await auditor.call("audit.list", { params, query: { action: "audit.redact" } });
    expect(items).toMatchObject([{ actor: "system" }]);
    expect(await verify()).toMatchObject({ broken: null });
    // Nothing is left for the next night.
    await night();
    expect((await auditor.call("audit.list", { params, query: { action: "audit.redact" } })).items).toHaveLength(1);
  });

  test("is noted by the directory every night, which tells when its end was cut off together with its head", async () => {
    await theme(planner.call, "新主题");
    await night();
    const noted = await verify();
    expect(noted).toMatchObject({ broken: null });
    expect(noted.anchors).toBeGreaterThan(0);
    const cut = await inBureau(bureau, (sql) => {
      const [last] = sql.exec("SELECT * FROM audit ORDER BY seq DESC LIMIT 1").toArray();
      sql.exec("DELETE FROM audit WHERE seq = ?", last?.["seq"]);
      sql.exec("UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1)");
      return last ?? {};
    });
    expect((await verify()).broken).toEqual({ seq: cut["seq"], why: "missing" });
    await inBureau(bureau, (sql) => {
      const names = Object.keys(cut).map((name) => `"${name}"`);
      sql.exec(`INSERT INTO audit (${names.join()}) VALUES (${names.map(() => "?").join()})`, ...Object.values(cut));
      sql.exec("UPDATE audit_head SET seq = ?, hash = ?", cut["seq"], cut["hash"]);
    });
    expect((await verify()).broken).toBe(null);
  });

  test("of bureau and directory names the first row that was changed", async () => {
    await inBureau(bureau, (sql) => sql.exec("UPDATE audit SET subject = subject || 'x' WHERE seq = 3"));
    expect(await verify()).toMatchObject({ checked: 2, broken: { seq: 3, why: "changed" } });
    const own = () => auditor.call("audit.verify_directory", { params });
    expect((await own()).broken).toBe(null);
    await runInDurableObject(directory(), (_, { storage }) => {
      storage.sql.exec("UPDATE audit SET actor_name = 'x' WHERE seq = 2");
    });
    expect((await own()).broken).toEqual({ seq: 2, why: "changed" });
  });
});
