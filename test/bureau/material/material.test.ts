import { beforeAll, describe, expect, it } from "vitest";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import { approved, auditOf, slogan } from "./stage.ts";

let bureau: TestBureau;
let planner: Person;
let params: { bureau: string };
beforeAll(async () => {
  bureau = await newBureau();
  planner = await bureau.as("planner");
  params = { bureau: bureau.id };
});
const THEME = "thm_01jz3v8k6m0q4d5e9r7t2w1x0y";

describe("a material", () => {
  it("is created without versions, and described anew", async () => {
    const theme = await planner.call("theme.create", { params, body: { name: "养老诈骗" } });
    const made = await planner.call("material.create", {
      params,
      body: { title: "海报", kind: "image", theme: theme.id },
    });
    expect(made).toMatchObject({ title: "海报", kind: "image", theme: theme.id, campaign: null, versions: [] });
    const where = { ...params, material: made.id };
    const changed = await planner.call("material.update", {
      params: where,
      body: { title: "竖版海报" },
      revision: made.revision,
    });
    expect(changed).toMatchObject({ title: "竖版海报", theme: theme.id, revision: 2 });
    expect(await auditOf(bureau, made.id)).toEqual(["material.create", "material.update"]);
    await expect(
      planner.call("material.update", { params: where, body: { title: "x" }, revision: 1 }),
    ).rejects.toMatchObject({ problem: { code: "stale", current: { title: "竖版海报" } } });
  });

  it("belongs to a theme and a campaign that exist", async () => {
    for (const field of [{ theme: THEME }, { campaign: "cmp_01jz3v8k6m0q4d5e9r7t2w1x0y" }])
      await expect(
        planner.call("material.create", { params, body: { title: "x", kind: "image", ...field } }),
      ).rejects.toMatchObject({ problem: { code: "invalid", errors: [{ path: Object.keys(field)[0] }] } });
  });

  it("is made by planners only", async () => {
    const partner = await bureau.partner(await bureau.institution("华润银行"));
    for (const person of [await bureau.as("reviewer1"), await bureau.as("auditor"), partner])
      await expect(
        person.call("material.create", { params, body: { title: "x", kind: "image" } }),
      ).rejects.toMatchObject({ problem: { code: "forbidden" } });
  });
});

describe("an institution", () => {
  it("sees approved, unexpired versions and no word of their review", async () => {
    const partner = await bureau.partner(await bureau.institution("珠海农商银行"));
    const draft = await slogan(bureau, "草稿");
    const shown = await approved(bureau, await slogan(bureau, "已批准"));
    const ended = await approved(bureau, await slogan(bureau, "已失效", { validUntil: "2099-01-01" }));
    const gone = await approved(bureau, await slogan(bureau, "已撤下"));
    const [version] = gone.versions;
    await planner.call("version.withdraw", {
      params: { ...params, material: gone.id, version: version?.id ?? "" },
      body: { comment: "错了" },
    });
    await planner.call("material.write_text", {
      params: { ...params, material: shown.id },
      body: { text: "新稿", style: { template: "scroll", color: "#ff0000", background: "#000000" } },
    });

    const later = partner.at("2099-01-02T08:00:00+08:00");
    const { items } = await later("material.list", { params });
    expect(items.map((item) => item.title)).toEqual(["已批准"]);
    expect(items[0]?.versions.map((one) => [one.text, one.state])).toEqual([["已批准", "approved"]]);
    expect(items[0]?.versions[0]?.reviews.map((review) => review.comment)).toEqual(["", "", ""]);
    expect((await later("material.get", { params: { ...params, material: shown.id } })).versions).toHaveLength(1);
    for (const hidden of [draft, ended, gone])
      await expect(later("material.get", { params: { ...params, material: hidden.id } })).rejects.toMatchObject({
        problem: { code: "not_found" },
      });
    const staff = await planner.call("material.list", { params });
    expect(staff.items.map((item) => item.title)).toEqual(expect.arrayContaining(["草稿", "已失效", "已撤下"]));
  });
});

describe("the list", () => {
  it("is narrowed by kind, and paged newest first", async () => {
    await planner.call("material.create", { params, body: { title: "片一", kind: "video" } });
    await planner.call("material.create", { params, body: { title: "片二", kind: "video" } });
    const first = await planner.call("material.list", { params, query: { kind: "video", limit: 1 } });
    expect(first.items.map((item) => item.title)).toEqual(["片二"]);
    const second = await planner.call("material.list", {
      params,
      query: { kind: "video", limit: 1, cursor: first.next ?? "" },
    });
    expect(second.items.map((item) => item.title)).toEqual(["片一"]);
    expect(second.next).toBeUndefined();
  });
});
