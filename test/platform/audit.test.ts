import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { drizzle } from "drizzle-orm/durable-sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { audit, SYSTEM } from "../../src/platform/audit.ts";
import { checkAudit, type Anchor } from "../../src/platform/audit-check.ts";
import { redactAudit, redactPerson } from "../../src/platform/audit-redact.ts";
import { digest } from "../../src/platform/digest.ts";
import type { Tx } from "../../src/platform/tx.ts";

type Row = Record<string, string | number | null> & { seq: number };

const YEAR = 365 * 86_400_000;
const ANNA = { id: "per_anna", name: "安娜" };
const BO = { id: "per_bo", name: "阿博" };

/** An object of its own, in one transaction: what the tests break is not there for long. */
function inObject<Value>(name: string, work: (sql: SqlStorage, at: (now: number, address?: string) => Tx) => Value) {
  return runInDurableObject(env.DIRECTORY.getByName(name), (_object, { storage }) => {
    const { sql } = storage;
    const tx = (now: number, address = "198.51.100.7"): Tx => ({
      sql,
      db: drizzle(storage),
      now,
      object: name,
      requestId: `request-${now}`,
      address,
      webhooks: [],
      left: { audits: 0, deliveries: 0, notices: [] },
    });
    return work(sql, tx);
  });
}

const rowsOf = (sql: SqlStorage) => sql.exec<Row>("SELECT * FROM audit ORDER BY seq").toArray();
const broken = (tx: Tx, anchors: Anchor[] = []) => checkAudit(tx, undefined, anchors).broken;

/** Without such a row, the rows that it speaks of are the first that are wrong. */
const announces = (row: Row) => ["audit.redact", "audit.seal", "personal_data.erase"].includes(String(row["action"]));

/** A row as the first release wrote it: name and address in the clear, no head, no commitments. */
function oldRow(sql: SqlStorage, actor: { id: string; name: string }, at: number): void {
  const [last] = sql.exec<Row>("SELECT * FROM audit ORDER BY seq DESC LIMIT 1").toArray();
  const facts = {
    seq: (last?.seq ?? 0) + 1,
    at,
    actor: actor.id,
    actorName: actor.name,
    action: "theme.create",
    subject: "thm_1",
    before: null,
    after: digest({ at }),
    requestId: "old",
    address: "203.0.113.9",
    previous: String(last?.["hash"] ?? ""),
  };
  sql.exec(
    `INSERT INTO audit (seq, at, actor, actor_name, action, subject, before, after, request_id, address, previous, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...Object.values(facts),
    digest(facts),
  );
}

/** Everything that a trail can hold: rows of the first release, redacted and not, an erased person, the system's. */
function fill(sql: SqlStorage, at: (now: number, address?: string) => Tx): Tx {
  for (const actor of [ANNA, BO, ANNA]) oldRow(sql, actor, 1_000);
  oldRow(sql, BO, YEAR);
  for (const actor of [ANNA, BO, SYSTEM]) audit(at(2_000), actor, "theme.create", "thm_2", null, { name: "x" });
  for (const actor of [ANNA, BO]) audit(at(YEAR), actor, "theme.update", "thm_2", { name: "x" }, { name: "y" });
  const now = at(2 * YEAR, "");
  expect(redactAudit(now, YEAR)).toBe(false);
  expect(redactPerson(now, ANNA.id)).toBe(1);
  audit(now, BO, "personal_data.erase", ANNA.id, null, null);
  audit(now, BO, "theme.update", "thm_2", { name: "y" }, { name: "z" });
  return now;
}

test("redacted rows keep the chain whole, and nothing of a person stays in them", () =>
  inObject("redaction", (sql, at) => {
    const tx = fill(sql, at);
    expect(checkAudit(tx, undefined)).toMatchObject({ broken: null, checked: rowsOf(sql).length });
    const text = JSON.stringify(rowsOf(sql));
    expect(text).not.toContain(ANNA.name);
    expect(rowsOf(sql).filter((row) => row["actor_name"] === BO.name && Number(row["at"]) < YEAR)).toEqual([]);
    // The law wants addresses for longer than somebody wants to be named.
    expect(rowsOf(sql).filter((row) => row["actor"] === ANNA.id && row["address"] !== "")).toHaveLength(1);
    expect(redactAudit(tx, YEAR)).toBe(false);
    expect(rowsOf(sql).filter((row) => row["action"] === "audit.redact")).toHaveLength(1);
  }));

test("a change of any column of any row is found", () =>
  inObject("columns", (sql, at) => {
    const tx = fill(sql, at);
    const rows = rowsOf(sql);
    const columns = sql.exec<{ name: string; notnull: number }>(
      "SELECT name, \"notnull\" FROM pragma_table_info('audit')",
    );
    const required = new Set(columns.toArray().flatMap(({ name, notnull }) => (notnull ? [name] : [])));
    let tried = 0;
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        for (const other of othersThan(value)) {
          if (other === null && required.has(column)) continue;
          if (column === "seq" && rows.some(({ seq }) => seq === other)) continue;
          change(sql, row, column, other);
          const found = broken(tx);
          expect(found, `${column} of row ${row.seq}: ${value} → ${other}`).not.toBeNull();
          if (column !== "seq" && !announces(row)) expect(found?.seq).toBeGreaterThanOrEqual(row.seq);
          change(sql, { ...row, seq: column === "seq" ? Number(other) : row.seq }, column, value);
          tried += 1;
        }
    expect(tried).toBeGreaterThan(rows.length * 16);
    expect(broken(tx)).toBeNull();
  }));

test("a changed byte anywhere is found", () =>
  inObject("bytes", (sql, at) => {
    const tx = fill(sql, at);
    const rows = rowsOf(sql);
    const texts = rows.flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) =>
        typeof value === "string" && value ? [{ row, column, value }] : [],
      ),
    );
    const place = fc.constantFrom(...texts).chain((text) =>
      fc.record({
        text: fc.constant(text),
        index: fc.nat(text.value.length - 1),
        letter: fc.constantFrom("0", "f", "王"),
      }),
    );
    fc.assert(
      fc.property(place, ({ text: { row, column, value }, index, letter }) => {
        fc.pre(value[index] !== letter);
        change(sql, row, column, value.slice(0, index) + letter + value.slice(index + 1));
        const found = broken(tx);
        change(sql, row, column, value);
        return found !== null;
      }),
      { numRuns: 1000 },
    );
    expect(broken(tx)).toBeNull();
  }));

test("a row that is missing, added, moved or cut off is found", () =>
  inObject("rows", (sql, at) => {
    const tx = fill(sql, at);
    const rows = rowsOf(sql);
    const last = rows.at(-1)!;
    for (const row of rows) {
      sql.exec("DELETE FROM audit WHERE seq = ?", row.seq);
      if (announces(row)) expect(broken(tx)).not.toBeNull();
      else expect(broken(tx)).toEqual({ seq: row.seq, why: "missing" });
      insert(sql, row);
    }
    for (const [one, two] of rows.slice(1).map((row, i) => [rows[i]!, row] as const)) {
      sql.exec("DELETE FROM audit WHERE seq IN (?, ?)", one.seq, two.seq);
      insert(sql, { ...one, seq: two.seq });
      insert(sql, { ...two, seq: one.seq });
      if (announces(one) || announces(two)) expect(broken(tx)).not.toBeNull();
      else expect(broken(tx)?.seq).toBe(one.seq);
      sql.exec("DELETE FROM audit WHERE seq IN (?, ?)", one.seq, two.seq);
      insert(sql, one);
      insert(sql, two);
    }
    insert(sql, { ...last, seq: last.seq + 1 });
    expect(broken(tx)?.seq).toBe(last.seq + 1);
    sql.exec("DELETE FROM audit WHERE seq = ?", last.seq + 1);
    expect(broken(tx)).toBeNull();

    // The next row goes on from the head, so what was cut off stays missing.
    sql.exec("DELETE FROM audit WHERE seq = ?", last.seq);
    audit(tx, BO, "theme.create", "thm_3", null, {});
    expect(broken(tx)).toEqual({ seq: last.seq, why: "missing" });
  }));

test("who cuts off the end and the head with it, or writes all anew, is found by what was noted elsewhere", () =>
  inObject("anchors", (sql, at) => {
    const tx = fill(sql, at);
    const last = rowsOf(sql).at(-1)!;
    const anchor: Anchor = [last.seq, String(last["hash"])];
    expect(broken(tx, [anchor])).toBeNull();
    const before = rowsOf(sql).at(-2)!;
    sql.exec("DELETE FROM audit WHERE seq = ?", last.seq);
    sql.exec("UPDATE audit_head SET seq = ?, hash = ?", before.seq, before["hash"]);
    expect(broken(tx)).toBeNull();
    expect(broken(tx, [anchor])).toEqual({ seq: last.seq, why: "missing" });
    audit(tx, BO, "theme.create", "thm_other", null, {});
    expect(broken(tx)).toBeNull();
    expect(broken(tx, [anchor])).toEqual({ seq: last.seq, why: "anchor" });
  }));

test("who redacts and does not say so is found", () =>
  inObject("unannounced", (sql, at) => {
    const tx = fill(sql, at);
    const row = rowsOf(sql).find(
      (row) => row["actor"] === BO.id && row["at"] === YEAR && row["address_salt"] !== null,
    )!;
    sql.exec("UPDATE audit SET address = '', address_salt = NULL WHERE seq = ?", row.seq);
    expect(broken(tx)).toEqual({ seq: row.seq, why: "unannounced" });
    sql.exec(
      "UPDATE audit SET address = ?, address_salt = ? WHERE seq = ?",
      row["address"],
      row["address_salt"],
      row.seq,
    );
    sql.exec("UPDATE audit SET actor_name = '', actor_name_salt = NULL WHERE seq = ?", row.seq);
    expect(broken(tx)).toEqual({ seq: row.seq, why: "unannounced" });
  }));

test("a long trail is followed page by page, and redacted turn by turn", () =>
  inObject("pages", (sql, at) => {
    for (let i = 0; i < 5_500; i += 1) audit(at(i), BO, "test.write", `subject-${i}`, null, { i });
    const tx = at(YEAR);
    expect(redactAudit(tx, 6_000)).toBe(true);
    expect(redactAudit(tx, 6_000)).toBe(false);
    const checked: number[] = [];
    let cursor: string | undefined;
    do {
      const page = checkAudit(tx, cursor);
      expect(page.broken).toBeNull();
      checked.push(page.checked);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(checked).toEqual([2_000, 4_000, 5_502]);
    sql.exec("UPDATE audit SET subject = 'other' WHERE seq = 3000");
    const first = checkAudit(tx, undefined);
    expect(first.broken).toBeNull();
    expect(checkAudit(tx, first.next).broken).toEqual({ seq: 3_000, why: "changed" });
    expect(() => checkAudit(tx, "bm9uc2Vuc2U")).toThrow();
  }));

function othersThan(value: string | number | null): (string | number | null)[] {
  if (value === null) return ["x", ""];
  if (typeof value === "number") return [value + 1, value - 1];
  return [`${value} `, value.slice(1), value === "" ? "x" : "", null].filter((other) => other !== value);
}

function change(sql: SqlStorage, { seq }: Row, column: string, value: string | number | null): void {
  sql.exec(`UPDATE audit SET "${column}" = ? WHERE seq = ?`, value, seq);
}

function insert(sql: SqlStorage, row: Row): void {
  const names = Object.keys(row).map((name) => `"${name}"`);
  sql.exec(
    `INSERT INTO audit (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
    ...Object.values(row),
  );
}
