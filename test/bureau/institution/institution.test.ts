import { beforeAll, expect, test } from "vitest";
import { newBureau, type TestBureau } from "../../support/api.ts";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
}, 60_000);

test("an institution's people see their own and no other", async () => {
  const own = await bureau.institution("江海银行");
  await bureau.institution("望江保险");
  const partner = await bureau.partner(own);
  const { items } = await partner.call("institution.list", { params: { bureau: bureau.id } });
  expect(items.map((item) => item.name)).toEqual(["江海银行"]);
});

test("a name is given once", async () => {
  await bureau.institution("南岭银行");
  await expect(bureau.institution("南岭银行")).rejects.toMatchObject({
    problem: { code: "invalid", errors: [{ path: "name" }] },
  });
});

test("an institution that is inactive takes no invitations", async () => {
  const id = await bureau.institution("旧银行");
  const { call } = await bureau.as("admin");
  const params = { bureau: bureau.id };
  await call("institution.update", { params: { ...params, institution: id }, revision: 1, body: { active: false } });
  const grant = { institution: id, role: "partner_manager" } as const;
  await expect(call("invitation.create", { params, body: { email: "p@jianghai.test", grant } })).rejects.toMatchObject({
    problem: { code: "institution_inactive" },
  });
});
