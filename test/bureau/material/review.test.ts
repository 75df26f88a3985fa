import { beforeAll, describe, expect, it } from "vitest";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { approved, auditOf, newest, slogan } from "./stage.ts";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
});
const call = async (name: string) => (await bureau.as(name)).call;

async function submitted(text: string, days?: { validUntil?: string }) {
  const material = await slogan(bureau, text, days);
  const { version, params } = newest(bureau, material);
  await (
    await call("planner")
  )("version.submit", { params });
  return { params, body: { sha256: version.sha256 } };
}
const refusal = (code: string) => ({ problem: { code } });

describe("a slogan", () => {
  it("is hashed by its words and style in RFC 8785 form, whatever the order they came in", async () => {
    const { version } = newest(bureau, await slogan(bureau, "守住钱袋子"));
    // SHA-256 of {"style":{"background":"#000000","color":"#ff0000","template":"scroll"},"text":"守住钱袋子"}
    const canonical = JSON.stringify({
      style: { background: "#000000", color: "#ff0000", template: "scroll" },
      text: "守住钱袋子",
    });
    const digest = await crypto.subtle.digest("SHA-256", Buffer.from(canonical));
    expect(version.sha256).toBe(Buffer.from(digest).toString("hex"));
    expect(version.bytes).toBe(Buffer.byteLength(canonical));
    expect(version).toMatchObject({ state: "draft", url: null, durationMs: null, text: "守住钱袋子" });
    expect(await auditOf(bureau, version.id)).toEqual(["material.write_text"]);
  });

  it("is not written into a material of files", async () => {
    const planner = await call("planner");
    const params = { bureau: bureau.id };
    const { id } = await planner("material.create", { params, body: { title: "海报", kind: "image" } });
    const body = { text: "x", style: { template: "static", color: "#ffffff", background: "#000000" } } as const;
    await expect(planner("material.write_text", { params: { ...params, material: id }, body })).rejects.toMatchObject(
      refusal("conflict"),
    );
  });
});

describe("review", () => {
  it("passes three steps by three people, each in the trail with the hash they saw", async () => {
    const material = await approved(bureau, await slogan(bureau, "三审三校"));
    const { version } = newest(bureau, material);
    expect(version).toMatchObject({ state: "approved", submittedBy: { name: "planner" } });
    expect(version.reviews).toMatchObject([
      { step: "first_review", by: { name: "reviewer1" }, decision: "approve", sha256: version.sha256 },
      { step: "second_review", by: { name: "reviewer2" }, decision: "approve", sha256: version.sha256 },
      { step: "final_review", by: { name: "reviewer3" }, decision: "approve", sha256: version.sha256 },
    ]);
    expect(await auditOf(bureau, version.id)).toEqual([
      "material.write_text",
      "version.submit",
      "version.approve",
      "version.approve",
      "version.approve",
    ]);
  });

  it("refuses an approval of other bytes than those in review, and shows the material as it is", async () => {
    const { params } = await submitted("换过的内容");
    const body = { sha256: "0".repeat(64) };
    await expect((await call("reviewer1"))("version.approve", { params, body })).rejects.toMatchObject({
      problem: { code: "changed_in_review", status: 409, current: { id: params.material } },
    });
    await expect(
      (await call("reviewer1"))("version.return", { params, body: { ...body, comment: "不对" } }),
    ).rejects.toMatchObject(refusal("changed_in_review"));
  });

  it("is by the step's own reviewer", async () => {
    const { params, body } = await submitted("越级");
    for (const name of ["reviewer2", "reviewer3", "planner", "admin"])
      await expect((await call(name))("version.approve", { params, body })).rejects.toMatchObject(refusal("forbidden"));
  });

  it("of two at once lets one pass and tells the other", async () => {
    const { params, body } = await submitted("同时审核");
    const reviewer = await call("reviewer1");
    const outcomes = await Promise.allSettled([
      reviewer("version.approve", { params, body }),
      reviewer("version.approve", { params, body }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { items } = await (
      await call("auditor")
    )("audit.list", {
      params: { bureau: bureau.id },
      query: { subject: params.version },
    });
    expect(items.filter((row) => row.action === "version.approve")).toHaveLength(1);
  });

  it("returns with a reason; what is returned is over", async () => {
    const { params, body } = await submitted("有错字");
    const after = await (
      await call("reviewer1")
    )("version.return", {
      params,
      body: { ...body, comment: "第二行有错字" },
    });
    expect(newest(bureau, after).version).toMatchObject({
      state: "returned",
      reviews: [{ decision: "return", comment: "第二行有错字" }],
    });
    const planner = await call("planner");
    await expect(planner("version.submit", { params })).rejects.toMatchObject(refusal("conflict"));
  });

  it("finds no version under another material", async () => {
    const one = await submitted("甲");
    const other = await submitted("乙");
    const params = { ...one.params, material: other.params.material };
    await expect((await call("reviewer1"))("version.approve", { params, body: one.body })).rejects.toMatchObject(
      refusal("not_found"),
    );
  });
});

describe("the number of steps", () => {
  it("is the bureau's at the time of submission", async () => {
    const admin = await call("admin");
    const params = { bureau: bureau.id };
    const early = await submitted("三步时提交");
    const set = async (reviewSteps: number): Promise<void> => {
      const { revision } = await admin("bureau.get", { params });
      await admin("bureau.update", { params, body: { reviewSteps }, revision });
    };
    await set(1);
    const late = await submitted("一步时提交");
    const done = await (await call("reviewer3"))("version.approve", late);
    expect(newest(bureau, done).version.state).toBe("approved");
    await set(2);
    const between = await submitted("两步时提交");
    expect(newest(bureau, await (await call("reviewer1"))("version.approve", between)).version.state).toBe(
      "final_review",
    );
    expect(newest(bureau, await (await call("reviewer1"))("version.approve", early)).version.state).toBe(
      "second_review",
    );
    await set(3);
  });
});

describe("withdrawal", () => {
  it("takes an approved version away, with a reason, once", async () => {
    const material = await approved(bureau, await slogan(bureau, "撤下"));
    const { version, params } = newest(bureau, material);
    const planner = await call("planner");
    const after = await planner("version.withdraw", { params, body: { comment: "热线号码有误" } });
    expect(newest(bureau, after).version).toMatchObject({ state: "withdrawn", comment: "热线号码有误" });
    expect((await auditOf(bureau, version.id)).at(-1)).toBe("version.withdraw");
    await expect(planner("version.withdraw", { params, body: { comment: "再撤" } })).rejects.toMatchObject(
      refusal("conflict"),
    );
    await expect(
      (await call("reviewer1"))("version.withdraw", { params, body: { comment: "x" } }),
    ).rejects.toMatchObject(refusal("forbidden"));
  });
});

describe("expiry", () => {
  it("follows the local day", async () => {
    const material = await approved(bureau, await slogan(bureau, "限期", { validUntil: "2099-06-15" }));
    const get = async (at: string) =>
      (await bureau.as("planner")).at(at)("material.get", { params: { bureau: bureau.id, material: material.id } });
    expect((await get("2099-06-15T23:59:59+08:00")).versions[0]?.state).toBe("approved");
    expect((await get("2099-06-16T00:00:00+08:00")).versions[0]?.state).toBe("expired");
  });

  it("makes submission pointless", async () => {
    const { params } = newest(bureau, await slogan(bureau, "过期", { validUntil: "2020-01-01" }));
    await expect((await call("planner"))("version.submit", { params })).rejects.toMatchObject(refusal("conflict"));
  });
});
