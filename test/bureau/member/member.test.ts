import { beforeAll, expect, test } from "vitest";
import { anonymous, newBureau, PASSWORD, type Person, type TestBureau } from "../../support/api.ts";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
}, 60_000);

async function invitation(email: string, grant: { roles: ["planner" | "reviewer_1"] }, by?: Person): Promise<string> {
  const { call } = by ?? (await bureau.as("admin"));
  const { token = "" } = await call("invitation.create", { params: { bureau: bureau.id }, body: { email, grant } });
  return token;
}

test("an invitation shows who invites, makes the account once, and is used up", async () => {
  const token = await invitation("new@jianghai.test", { roles: ["planner"] });
  const params = { invitation_token: token };
  expect(await anonymous("invitation.view", { params })).toMatchObject({
    bureau: bureau.id,
    email: "new@jianghai.test",
    hasAccount: false,
  });
  await anonymous("invitation.accept", { params, body: { name: "新人", password: PASSWORD } });
  await expect(
    anonymous("invitation.accept", { params, body: { name: "别人", password: PASSWORD } }),
  ).rejects.toMatchObject({ problem: { code: "gone" } });
});

test("a second invitation adds roles and takes none away", async () => {
  const planner = await bureau.as("planner");
  const token = await invitation(planner.email, { roles: ["reviewer_1"] }, bureau.founder);
  await planner.call("invitation.accept", { params: { invitation_token: token }, body: {} });
  const { bureaus } = await planner.call("me.get", { params: {} });
  expect(bureaus[0]?.member.roles).toEqual(["planner", "reviewer_1"]);
});

test("an invitation is for the address it names, and a weak password is refused", async () => {
  const token = await invitation("other@jianghai.test", { roles: ["planner"] });
  const reviewer = await bureau.as("reviewer1");
  const params = { invitation_token: token };
  await expect(reviewer.call("invitation.accept", { params, body: {} })).rejects.toMatchObject({
    problem: { code: "forbidden" },
  });
  await expect(
    anonymous("invitation.accept", { params, body: { name: "弱", password: "aaaaaaaaaa" } }),
  ).rejects.toMatchObject({ problem: { code: "invalid", errors: [{ path: "password" }] } });
});

test("it lapses after two weeks", async () => {
  const admin = await bureau.as("admin");
  const { token = "" } = await admin.at("2020-01-01T09:00:00+08:00")("invitation.create", {
    params: { bureau: bureau.id },
    body: { email: "late@jianghai.test", grant: { roles: ["planner"] } },
  });
  await expect(anonymous("invitation.view", { params: { invitation_token: token } })).rejects.toMatchObject({
    problem: { code: "gone" },
  });
});

test("who is no admin invites nobody", async () => {
  const { call } = await bureau.as("planner2");
  const body = { email: "x@jianghai.test", grant: { roles: ["planner" as const] } };
  await expect(call("invitation.create", { params: { bureau: bureau.id }, body })).rejects.toMatchObject({
    problem: { code: "forbidden" },
  });
});
