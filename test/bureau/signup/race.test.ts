import { beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "../../../src/contracts/client.ts";
import type { Signup } from "../../../src/contracts/signup.ts";
import { newId } from "../../../src/platform/id.ts";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import { inBureau, manyInstitutions, published } from "../event/stage.ts";

/** Each race is run this often; those of twenty and fifty callers less, to the same number of requests. */
const TIMES = 200;

let bureau: TestBureau;
let params: { bureau: string };
let ids: string[];
let person: Person;
let planner: Person;
beforeAll(async () => {
  bureau = await newBureau();
  params = { bureau: bureau.id };
  planner = await bureau.as("planner");
  ({ ids, person } = await manyInstitutions(bureau, 50));
}, 60_000);

const id = (n: number): string => ids[n] ?? "";
const code = (error: unknown): string => (error instanceof Refusal ? error.problem.code : String(error));

/** The sign-up, or the code of its refusal. */
function signUp(event: string, institution: string, role = "booth", quantity = 1, key?: string) {
  return person
    .call(
      "signup.create",
      { params: { ...params, event }, body: { institution, role, quantity } },
      key === undefined ? {} : { idempotencyKey: key },
    )
    .catch(code);
}
const withdraw = (signup: string) => person.call("signup.withdraw", { params: { ...params, signup } }).catch(code);
const stateOf = (answer: Signup | string) => (typeof answer === "string" ? answer : answer.state);
const states = (answers: (Signup | string)[]) => answers.map(stateOf).sort();
const of = (answer: Signup | string): Signup => {
  if (typeof answer === "string") throw new Error(answer);
  return answer;
};

type Row = { id: string; role: string; quantity: number; state: string };
/** The sign-ups of an event as stored, in the order in which they were made. */
const signupsAt = (event: string): Promise<Row[]> =>
  inBureau(bureau, (sql) =>
    sql
      .exec<Row>("SELECT id, role, quantity, state FROM signup WHERE event = ? ORDER BY created_at, rowid", event)
      .toArray(),
  );

/** Asks over HTTP: no limit is passed, the event's counts equal a recount; answers the positions of those who wait. */
async function recounted(event: string): Promise<number[]> {
  const { items } = await planner.call("signup.list", { params, query: { event, limit: 200 } });
  const { counts, roles, places } = await planner.call("event.get", { params: { ...params, event } });
  for (const counted of counts)
    for (const state of ["confirmed", "pending", "offered", "waitlisted"] as const)
      expect(counted[state]).toBe(
        items
          .filter((one) => one.role === counted.role && one.state === state)
          .reduce((sum, one) => sum + one.quantity, 0),
      );
  const taken = counts.map((counted) => counted.confirmed + counted.offered);
  taken.forEach((sum, i) => expect(sum).toBeLessThanOrEqual(roles[i]?.places ?? Infinity));
  expect(taken.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(places ?? Infinity);
  return items.flatMap((one) => one.position ?? []).sort((a, b) => a - b);
}
/** Runs a race on fresh copies of one published event. */
async function race(more: Parameters<typeof published>[1], run: (event: string, round: number) => Promise<void>) {
  const { id: first } = await published(bureau, more);
  for (let round = 0; round < TIMES; round += 1) await run(await copyOf(first), round);
}
function copyOf(event: string): Promise<string> {
  return inBureau(bureau, (sql) => {
    const row = sql.exec("SELECT * FROM event WHERE id = ?", event).one();
    const copy = { ...row, id: newId("event", Date.now()) };
    const names = Object.keys(copy);
    sql.exec(
      `INSERT INTO event (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
      ...Object.values(copy),
    );
    return copy.id;
  });
}

const BOOTHS = (places: number) => [{ key: "booth", name: "展位", places }];
const LONG = { timeout: 300_000 };

test("R1: one place, two at once: one is confirmed, one waits", LONG, () =>
  race({}, async (event) => {
    const answers = await Promise.all([signUp(event, id(0)), signUp(event, id(1))]);
    expect(states(answers)).toEqual(["confirmed", "waitlisted"]);
    expect(await recounted(event)).toEqual([1]);
  }),
);

test("R2: ten places, fifty institutions at once: ten confirmed, positions 1 to 40 once each", LONG, () =>
  race({ roles: BOOTHS(10) }, async (event, round) => {
    if (round >= TIMES / 10) return;
    const answers = await Promise.all(ids.map((institution) => signUp(event, institution)));
    expect(states(answers).filter((state) => state === "confirmed")).toHaveLength(10);
    expect(await recounted(event)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  }),
);

test("R3: three booths, five places in all, twenty mixed at once: both limits hold", LONG, () =>
  race({ places: 5, roles: [...BOOTHS(3), { key: "staff", name: "工作人员", places: null }] }, async (event, round) => {
    if (round >= TIMES / 4) return;
    const answers = await Promise.all(
      ids.slice(0, 20).map((institution, i) => signUp(event, institution, i % 2 === 0 ? "booth" : "staff")),
    );
    expect(states(answers).filter((state) => state === "confirmed")).toHaveLength(5);
    expect(await recounted(event)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  }),
);

const FIVE = ["a1", "b1", "c1", "d1", "e1"];
test("R4: an institution's limit of two, five at once: two in, three refused", LONG, () =>
  race({ roles: FIVE.map((key) => ({ key, name: key, places: null })), placesPerInstitution: 2 }, async (event) => {
    const answers = await Promise.all(FIVE.map((key) => signUp(event, id(0), key)));
    expect(states(answers)).toEqual(["confirmed", "confirmed", ...Array(3).fill("institution_limit")]);
  }),
);

test("R5: two places left, three together against singles: all or nothing", LONG, () =>
  race({ roles: BOOTHS(3) }, async (event) => {
    await signUp(event, id(9));
    const answers = await Promise.all([signUp(event, id(0), "booth", 3), signUp(event, id(1)), signUp(event, id(2))]);
    expect(answers.map(stateOf)).toEqual(["waitlisted", "confirmed", "confirmed"]);
  }),
);

test("R6: a withdrawal and a newcomer at once: the place goes to the head of the queue", LONG, () =>
  race({}, async (event) => {
    const holder = of(await signUp(event, id(0)));
    const queue = [];
    for (let n = 1; n <= 5; n += 1) queue.push(of(await signUp(event, id(n))).id);
    const [, newcomer] = await Promise.all([withdraw(holder.id), signUp(event, id(6))]);
    expect(stateOf(newcomer)).toBe("waitlisted");
    const offered = (await signupsAt(event)).filter((one) => one.state === "offered");
    expect(offered.map((one) => one.id)).toEqual([queue[0]]);
  }),
);

test("R7: withdrawn twice at once: one release, one promotion", LONG, () =>
  race({ autoConfirm: true }, async (event) => {
    const holder = of(await signUp(event, id(0)));
    await signUp(event, id(1));
    await signUp(event, id(2));
    const answers = await Promise.all([withdraw(holder.id), withdraw(holder.id)]);
    expect(states(answers)).toEqual(["conflict", "withdrawn"]);
    const stored = await signupsAt(event);
    expect(stored.map((one) => one.state).sort()).toEqual(["confirmed", "waitlisted", "withdrawn"]);
  }),
);

test("R12: more places while sign-ups arrive: exactly three more, the queue first", LONG, () =>
  race({ roles: BOOTHS(2), autoConfirm: true }, async (event, round) => {
    if (round >= TIMES / 2) return;
    const queue: string[] = [];
    for (let n = 0; n < 4; n += 1) queue.push(of(await signUp(event, id(n))).id);
    const raised = { params: { ...params, event }, revision: 2, body: { roles: BOOTHS(5) } };
    await Promise.all([planner.call("event.update", raised), ...[4, 5, 6].map((n) => signUp(event, id(n)))]);
    const confirmed = (await signupsAt(event)).filter((one) => one.state === "confirmed").map((one) => one.id);
    expect(confirmed).toHaveLength(5);
    for (const early of queue) expect(confirmed).toContain(early);
  }),
);

test("R18: the same Idempotency-Key twenty times at once: one row, the same answer", LONG, () =>
  race({}, async (event, round) => {
    if (round >= TIMES / 4) return;
    const key = `race-${round}`;
    const answers = await Promise.all(Array.from({ length: 20 }, () => signUp(event, id(0), "booth", 1, key)));
    expect(new Set(answers.map((answer) => of(answer).id)).size).toBe(1);
    expect(await signupsAt(event)).toHaveLength(1);
  }),
);

describe("negative controls: without the guard, the same races show the violation", () => {
  /** Judges by what it read before, and writes in another transaction: what a check at page load would do. */
  async function unguarded(event: string, institution: string): Promise<void> {
    const taken = await inBureau(
      bureau,
      (sql) => sql.exec<{ n: number }>("SELECT count(*) AS n FROM signup WHERE event = ?", event).one().n,
    );
    const state = taken < 1 ? "confirmed" : "waitlisted";
    await inBureau(bureau, (sql) => insert(sql, event, institution, state));
  }
  function insert(sql: SqlStorage, event: string, institution: string, state: string): void {
    sql.exec(
      `INSERT INTO signup (id, event, institution, role, quantity, state, note, comment, created_by, created_at, revision)
       VALUES (?, ?, ?, 'booth', 1, ?, '', '', '{"id":"x","name":"x"}', 0, 1)`,
      newId("signup", Date.now()),
      event,
      institution,
      state,
    );
  }

  test("R1: a check apart from its write lets both in, and the recount says so", async () => {
    const event = await published(bureau);
    await Promise.all([unguarded(event.id, id(0)), unguarded(event.id, id(1))]);
    expect((await signupsAt(event.id)).map((one) => one.state)).toEqual(["confirmed", "confirmed"]);
    await expect(recounted(event.id)).rejects.toThrow(/less than or equal/);
  });

  test("R4: the database itself keeps one active sign-up; without its index there are two", async () => {
    const event = await published(bureau);
    const twice = () =>
      inBureau(bureau, (sql) => {
        for (const state of ["waitlisted", "confirmed"]) insert(sql, event.id, id(0), state);
      });
    await expect(twice()).rejects.toThrow(/UNIQUE/);
    await inBureau(bureau, (sql) => sql.exec("DROP INDEX signup_active"));
    await twice();
    expect((await signupsAt(event.id)).length).toBeGreaterThan(1);
  });

  test("R18: without the key, twenty requests are one sign-up and nineteen refusals", async () => {
    const event = await published(bureau);
    const answers = await Promise.all(Array.from({ length: 20 }, () => signUp(event.id, id(0))));
    expect(states(answers)).toEqual([...Array(19).fill("already_signed_up"), "confirmed"]);
  });
});
