import { beforeAll, describe, expect, it } from "vitest";
import { newBureau, send, type TestBureau } from "../../support/api.ts";
import { approved, auditOf, newest, PNG, slogan, uploaded } from "./stage.ts";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
});
const call = async (name: string) => (await bureau.as(name)).call;

async function submitted(text: string, days?: { validUntil?: string }) {
  const material = await slogan(bureau, text, days);
  const { version, params } = newest(bureau, material);
  const { revision } = await (await call("planner"))("version.submit", { params });
  return { params, body: { sha256: version.sha256 }, revision };
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

  it("is refused with what would be right when screens cannot show it, or it names somebody", async () => {
    const planner = await call("planner");
    const params = { bureau: bureau.id };
    const { id } = await planner("material.create", { params, body: { title: "标语", kind: "text" } });
    const style = { template: "static", color: "#ffffff", background: "#000000" } as const;
    for (const text of ["守住\u200b钱袋子", "小心🔥", "字".repeat(81), "举报请拨 13800138000"])
      await expect(
        planner("material.write_text", { params: { ...params, material: id }, body: { text, style } }),
      ).rejects.toMatchObject({ problem: { code: "invalid", errors: [{ path: "text" }] } });
    const { versions } = await planner("material.get", { params: { ...params, material: id } });
    expect(versions).toEqual([]);
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
    const { params, revision } = await submitted("换过的内容");
    const body = { sha256: "0".repeat(64) };
    await expect((await call("reviewer1"))("version.approve", { params, body, revision })).rejects.toMatchObject({
      problem: { code: "changed_in_review", status: 409, current: { id: params.material } },
    });
    await expect(
      (await call("reviewer1"))("version.return", { params, body: { ...body, comment: "不对" }, revision }),
    ).rejects.toMatchObject(refusal("changed_in_review"));
  });

  it("is by the step's own reviewer", async () => {
    const read = await submitted("越级");
    for (const name of ["reviewer2", "reviewer3", "planner", "admin"])
      await expect((await call(name))("version.approve", read)).rejects.toMatchObject(refusal("forbidden"));
  });

  it("of two reviewers at once lets one pass, and shows the other how it stands now", async () => {
    const read = await submitted("同时审核");
    const [one, other] = [await call("reviewer1"), await bureau.staff("reviewer1b", ["reviewer_1"])];
    const outcomes = await Promise.allSettled([
      one("version.approve", read),
      other.call("version.return", { ...read, body: { ...read.body, comment: "有错字" } }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const lost = outcomes.find((outcome) => outcome.status === "rejected");
    expect(lost?.reason).toMatchObject({
      problem: { code: "stale", status: 412, current: { versions: [{ reviews: [{ step: "first_review" }] }] } },
    });
    const decisions = (await auditOf(bureau, read.params.version)).filter((action) => /approve|return/.test(action));
    expect(decisions).toHaveLength(1);
  });

  it("is of what was read: a new title or a newer version since then is a conflict, and decides nothing", async () => {
    const read = await submitted("审核中");
    const { bureau: id, material } = read.params;
    const planner = await call("planner");
    const reviewer = await call("reviewer1");
    const renamed = await planner("material.update", {
      params: { bureau: id, material },
      body: { title: "改了名称" },
      revision: read.revision,
    });
    for (const act of [
      reviewer("version.approve", read),
      reviewer("version.return", { ...read, body: { ...read.body, comment: "x" } }),
    ])
      await expect(act).rejects.toMatchObject({ problem: { code: "stale", current: { title: "改了名称" } } });

    await planner("material.write_text", {
      params: { bureau: id, material },
      body: { text: "审核中改稿", style: { template: "scroll", color: "#ff0000", background: "#000000" } },
    });
    const stale = { ...read, revision: renamed.revision };
    await expect(reviewer("version.approve", stale)).rejects.toMatchObject(refusal("stale"));
    const { revision, versions } = await reviewer("material.get", { params: { bureau: id, material } });
    expect(versions.map((version) => version.state)).toEqual(["draft", "first_review"]);
    await expect(reviewer("version.approve", { ...read, revision })).rejects.toMatchObject(
      refusal("changed_in_review"),
    );
    const draft = { bureau: id, material, version: versions[0]?.id ?? "" };
    const after = await planner("version.withdraw", { params: draft, body: { comment: "还是原来的好" } });
    const done = await reviewer("version.approve", { ...read, revision: after.revision });
    expect(done.versions.map((version) => version.state)).toEqual(["withdrawn", "second_review"]);
  });

  it("asks for the revision that was read", async () => {
    const { params, body } = await submitted("没有说读到哪一版");
    const reviewer = await bureau.as("reviewer1");
    const path = `/api/bureaus/${params.bureau}/materials/${params.material}/versions/${params.version}/approve`;
    const answer = await reviewer.send(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(428);
  });

  it("is by different people, whatever roles one of them holds", async () => {
    const everything = await bureau.staff("everything", ["planner", "reviewer_1", "reviewer_2", "reviewer_3"]);
    const mine = async (text: string) => {
      const params = { bureau: bureau.id };
      const { id } = await everything.call("material.create", { params, body: { title: text, kind: "text" } });
      const style = { template: "static", color: "#ffffff", background: "#000000" } as const;
      return everything.call("material.write_text", { params: { ...params, material: id }, body: { text, style } });
    };
    const wrote = await mine("我写的");
    const { version, params } = newest(bureau, wrote);
    const body = { sha256: version.sha256 };
    const { revision } = await (await call("planner"))("version.submit", { params });
    await expect(everything.call("version.approve", { params, body, revision })).rejects.toMatchObject(
      refusal("same_person"),
    );

    const read = await submitted("我审的");
    const first = await everything.call("version.approve", read);
    await expect(everything.call("version.approve", { ...read, revision: first.revision })).rejects.toMatchObject(
      refusal("same_person"),
    );
    const second = await (await call("reviewer2"))("version.approve", { ...read, revision: first.revision });
    await expect(
      everything.call("version.return", {
        ...read,
        body: { ...read.body, comment: "x" },
        revision: second.revision,
      }),
    ).rejects.toMatchObject(refusal("same_person"));
    const { revision: last } = await everything.call("material.get", {
      params: { bureau: bureau.id, material: params.material },
    });
    const done = await (await call("reviewer1"))("version.approve", { params, body, revision: last });
    expect(newest(bureau, done).version.reviews).toMatchObject([{ by: { name: "reviewer1" } }]);
  });

  it("returns with a reason; what is returned is over, and goes on as a new version", async () => {
    const { params, body, revision } = await submitted("有错字");
    const reviewer = await call("reviewer1");
    const after = await reviewer("version.return", { params, body: { ...body, comment: "第二行有错字" }, revision });
    expect(newest(bureau, after).version).toMatchObject({
      state: "returned",
      reviews: [{ decision: "return", comment: "第二行有错字" }],
    });
    const planner = await call("planner");
    await expect(planner("version.submit", { params })).rejects.toMatchObject(refusal("conflict"));

    const again = await planner("version.renew", { params, body: { validUntil: "2099-06-30" } });
    const { version, params: second } = newest(bureau, again);
    expect(version).toMatchObject({
      number: 2,
      state: "draft",
      text: "有错字",
      sha256: body.sha256,
      validUntil: "2099-06-30",
      reviews: [],
    });
    expect(await auditOf(bureau, version.id)).toEqual(["version.renew"]);
    const submission = await planner("version.submit", { params: second });
    expect(newest(bureau, submission).version).toMatchObject({
      state: "first_review",
      submittedAt: expect.any(String),
    });
    const passed = await reviewer("version.approve", { params: second, body, revision: submission.revision });
    expect(newest(bureau, passed).version.state).toBe("second_review");
  });

  it("renews a file without its bytes being sent again; they are served as before", async () => {
    const planner = await bureau.as("planner");
    const { params, version } = newest(
      bureau,
      await approved(bureau, await uploaded(bureau, "image", "image/png", PNG)),
    );
    const body = { comment: "重新审核" };
    await planner.call("version.withdraw", { params, body });
    const anybody = () => send(version.url ?? "").then((response) => response.status);
    expect(await anybody()).toBe(404);
    const renewed = await planner.call("version.renew", { params, body: {} });
    const again = newest(bureau, renewed).version;
    const { sha256, bytes, widthPx, heightPx, url } = version;
    expect(again).toMatchObject({ number: 2, state: "draft", sha256, bytes, widthPx, heightPx, url });
    expect((await planner.send(again.url ?? "")).status).toBe(200);
    expect(await anybody()).toBe(404);
    await approved(bureau, renewed);
    const served = await send(again.url ?? "");
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(PNG);
  });

  it("renews nothing that is under way, and leaves that to planners", async () => {
    const { params } = await submitted("正在审核");
    const planner = await call("planner");
    await expect(planner("version.renew", { params, body: {} })).rejects.toMatchObject(refusal("conflict"));
    await expect((await call("reviewer1"))("version.renew", { params, body: {} })).rejects.toMatchObject(
      refusal("forbidden"),
    );
    const body = { validFrom: "2099-02-01", validUntil: "2099-01-01" };
    const { params: over } = newest(bureau, await approved(bureau, await slogan(bureau, "已批准的")));
    await expect(planner("version.renew", { params: over, body })).rejects.toMatchObject({
      problem: { code: "invalid", errors: [{ path: "validUntil" }] },
    });
  });

  it("finds no version under another material", async () => {
    const one = await submitted("甲");
    const other = await submitted("乙");
    const params = { ...one.params, material: other.params.material };
    const { body } = one;
    const read = { params, body, revision: other.revision };
    await expect((await call("reviewer1"))("version.approve", read)).rejects.toMatchObject(refusal("not_found"));
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
  });

  it("is the planners' before approval, and a reviewer's too after it", async () => {
    const { params } = await submitted("撤回");
    const body = { comment: "数字有误" };
    const reviewer = await call("reviewer2");
    await expect(reviewer("version.withdraw", { params, body })).rejects.toMatchObject(refusal("forbidden"));
    const taken = await (await call("planner2"))("version.withdraw", { params, body });
    expect(newest(bureau, taken).version).toMatchObject({ state: "withdrawn", withdrawnBy: { name: "planner2" } });

    const shown = newest(bureau, await approved(bureau, await slogan(bureau, "播出中")));
    for (const name of ["operator", "admin", "auditor"])
      await expect((await call(name))("version.withdraw", { params: shown.params, body })).rejects.toMatchObject(
        refusal("forbidden"),
      );
    const stopped = await reviewer("version.withdraw", { params: shown.params, body });
    expect(newest(bureau, stopped).version).toMatchObject({
      state: "withdrawn",
      withdrawnBy: { name: "reviewer2" },
      withdrawnAt: expect.any(String),
      comment: "数字有误",
    });
  });
});
