import { env, runInDurableObject } from "cloudflare:test";
import type { RequestOf } from "../../../src/contracts/endpoint.ts";
import type { Endpoints } from "../../../src/contracts/endpoints.ts";
import type { Event } from "../../../src/contracts/event.ts";
import { newId } from "../../../src/platform/id.ts";
import type { Person, TestBureau } from "../../support/api.ts";

type EventBody = RequestOf<Endpoints["event.create"]>["body"];
export const HOUR = 3_600_000;
/** Relative to the real clock, in hours. */
export const hours = (count: number): string => new Date(Date.now() + count * HOUR).toISOString();

/** An event whose sign-up is open, with one booth; `more` overrides. */
export function eventBody(more: Partial<EventBody> = {}): EventBody {
  return {
    title: "现场咨询日",
    sessions: [{ place: "文化广场", startsAt: hours(72), endsAt: hours(75) }],
    roles: [{ key: "booth", name: "展位", places: 1 }],
    signupOpensAt: hours(-1),
    signupClosesAt: hours(48),
    ...more,
  };
}

export async function draftEvent(bureau: TestBureau, more: Partial<EventBody> = {}): Promise<Event> {
  const { call } = await bureau.as("planner");
  return call("event.create", { params: { bureau: bureau.id }, body: eventBody(more) });
}

export async function published(bureau: TestBureau, more: Partial<EventBody> = {}): Promise<Event> {
  const { call } = await bureau.as("planner");
  const { id, revision } = await draftEvent(bureau, more);
  return call("event.publish", { params: { bureau: bureau.id, event: id }, revision });
}

/** Runs in the bureau's own object, beside its rules. */
export function inBureau<T>(bureau: TestBureau, work: (sql: SqlStorage, storage: DurableObjectStorage) => T) {
  return runInDurableObject(env.BUREAU.getByName(bureau.id), (_, { storage }) => work(storage.sql, storage));
}

/** One manager of many institutions; all but the first are written straight into the tables, for speed. */
export async function manyInstitutions(bureau: TestBureau, count: number): Promise<{ ids: string[]; person: Person }> {
  const first = await bureau.institution(`机构 ${crypto.randomUUID()}`);
  const person = await bureau.partner(first);
  const ids = [first, ...Array.from({ length: count - 1 }, () => newId("institution", Date.now()))];
  await inBureau(bureau, (sql) => {
    for (const id of ids.slice(1)) {
      sql.exec(
        "INSERT INTO institution SELECT ?, 'copy ' || ?, kind, note, active, revision FROM institution WHERE id = ?",
        id,
        id,
        first,
      );
      sql.exec(
        `INSERT INTO member (person, institution, name, email, staff_roles, partner_role, created_at)
         SELECT person, ?, name, email, staff_roles, partner_role, created_at FROM member WHERE institution = ?`,
        id,
        first,
      );
    }
  });
  return { ids, person };
}

/** The actions in the trail of one thing, oldest first. */
export function auditOf(bureau: TestBureau, subject: string): Promise<string[]> {
  return inBureau(bureau, (sql) =>
    sql
      .exec<{ action: string }>("SELECT action FROM audit WHERE subject = ? ORDER BY seq", subject)
      .toArray()
      .map((row) => row.action),
  );
}
