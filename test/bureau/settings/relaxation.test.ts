import { beforeAll, expect, test } from "vitest";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import { auditOf } from "../event/stage.ts";

let bureau: TestBureau;
let params: { bureau: string };
let admin: Person;
let security: Person;
let auditor: Person;
let planner: Person;
beforeAll(async () => {
  bureau = await newBureau();
  params = { bureau: bureau.id };
  [admin, security, auditor] = [await bureau.as("admin"), await bureau.as("security"), await bureau.as("auditor")];
  planner = await bureau.as("planner");
}, 60_000);

const seen = (by = admin) => by.call("bureau.get", { params });
const now = async () => ({ params, revision: (await seen()).revision });
const update = async (body: { separateAdministration?: boolean; reviewSteps?: number }) =>
  admin.call("bureau.update", { ...(await now()), body });
const request = async (body: { separateAdministration?: false; reviewSteps?: number }, by = admin) =>
  by.call("relaxation.request", { ...(await now()), body });
const refused = (code: string) => ({ problem: { code } });

test("while administration is together the administrator sets it as ever, and requests nothing", async () => {
  await expect(request({ reviewSteps: 2 })).rejects.toMatchObject(refused("conflict"));
  const { items } = await security.call("member.list", { params, query: { limit: 200 } });
  const founder = items.find(({ person }) => person === bureau.founder.id);
  await security.call("member.grant", {
    params: { ...params, person: bureau.founder.id },
    revision: founder?.revision ?? 0,
    body: { roles: ["admin"] },
  });
  expect(await update({ separateAdministration: true })).toMatchObject({ separateAdministration: true });
});

test("三员 is not ended, nor are review steps lowered, by the administrator alone", async () => {
  await expect(update({ separateAdministration: false })).rejects.toMatchObject({
    problem: { code: "conflict", errors: [{ path: "separateAdministration" }] },
  });
  await expect(update({ reviewSteps: 1 })).rejects.toMatchObject({
    problem: { code: "conflict", errors: [{ path: "reviewSteps" }] },
  });
  expect(await seen()).toMatchObject({ separateAdministration: true, reviewSteps: 3, relaxation: null });
  await expect(request({})).rejects.toMatchObject(refused("invalid"));
  await expect(request({ reviewSteps: 3 })).rejects.toMatchObject(refused("invalid"));
});

test("what is requested waits, is seen by the three and nobody else, and holds when the security administrator confirms", async () => {
  expect(await request({ reviewSteps: 2 })).toMatchObject({
    reviewSteps: 3,
    relaxation: { reviewSteps: 2, requestedBy: admin.id },
  });
  for (const one of [security, auditor]) expect((await seen(one)).relaxation).toMatchObject({ reviewSteps: 2 });
  expect((await seen(planner)).relaxation).toBeNull();
  for (const one of [admin, auditor])
    await expect(one.call("relaxation.confirm", await now())).rejects.toMatchObject(refused("forbidden"));
  await expect(request({ reviewSteps: 1 }, security)).rejects.toMatchObject(refused("forbidden"));
  const { revision } = await now();
  await expect(security.call("relaxation.confirm", { params, revision: revision - 1 })).rejects.toMatchObject(
    refused("stale"),
  );
  expect(await security.call("relaxation.confirm", { params, revision })).toMatchObject({
    separateAdministration: true,
    reviewSteps: 2,
    relaxation: null,
  });
  await expect(security.call("relaxation.confirm", await now())).rejects.toMatchObject(refused("conflict"));
  const trail = await auditOf(bureau, bureau.id);
  expect(trail.filter((action) => action.startsWith("relaxation."))).toEqual([
    "relaxation.request",
    "relaxation.confirm",
  ]);
});

test("it is withdrawn, refused, or runs out; then nothing of it holds", async () => {
  for (const by of [admin, security]) {
    await request({ reviewSteps: 1 });
    expect(await by.call("relaxation.drop", await now())).toMatchObject({ reviewSteps: 2, relaxation: null });
  }
  await request({ separateAdministration: false });
  const late = new Date(Date.now() + 72 * 3_600_000 + 60_000).toISOString();
  await expect(security.at(late)("relaxation.confirm", await now())).rejects.toMatchObject(refused("conflict"));
  expect(await security.call("relaxation.confirm", await now())).toMatchObject({ separateAdministration: false });
});

test("whoever asked does not confirm, though they have become the security administrator since", async () => {
  await update({ separateAdministration: true });
  const { person, revision } = await memberOf(bureau.founder);
  await bureau.founder.call("relaxation.request", { ...(await now()), body: { separateAdministration: false } });
  const where = { params: { ...params, person }, revision };
  await security.call("member.grant", { ...where, body: { roles: ["security_admin"] } });
  await expect(bureau.founder.call("relaxation.confirm", await now())).rejects.toMatchObject(refused("conflict"));
  await security.call("relaxation.drop", await now());
});

async function memberOf(one: Person) {
  const { items } = await security.call("member.list", { params, query: { limit: 200 } });
  const found = items.find(({ person }) => person === one.id);
  if (!found) throw new Error(`${one.email} is no member`);
  return found;
}
