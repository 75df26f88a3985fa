import { runInDurableObject, env } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import { auditOf, FILMS, newest, PNG, slogan, uploaded } from "../material/stage.ts";

let bureau: TestBureau;
let planner: Person;
let params: { bureau: string };
let film: string;
let image: string;
let leaflet: string;
beforeAll(async () => {
  bureau = await newBureau();
  planner = await bureau.as("planner");
  params = { bureau: bureau.id };
  film = newest(bureau, await uploaded(bureau, "video", "video/mp4", FILMS.mp4)).version.id;
  image = newest(bureau, await uploaded(bureau, "image", "image/png", PNG)).version.id;
  leaflet = newest(bureau, await uploaded(bureau, "leaflet", "image/png", PNG)).version.id;
});

/** Every version of a playlist as stored. */
async function kept(playlist: string): Promise<{ version: number; items: unknown }[]> {
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(bureau.id);
  return runInDurableObject(stub, (_, state) =>
    state.storage.sql
      .exec<{ version: number; items: string }>(
        "SELECT version, items FROM playlist_version WHERE playlist = ? ORDER BY version",
        playlist,
      )
      .toArray()
      .map((row) => ({ version: row.version, items: JSON.parse(row.items) as unknown })),
  );
}

describe("a playlist", () => {
  it("gives a film its own length and everything else the dwell it was told", async () => {
    const text = newest(bureau, await slogan(bureau, "守住钱袋子")).version.id;
    const made = await planner.call("playlist.create", {
      params,
      body: {
        name: "六月",
        order: "weighted",
        items: [
          { version: film },
          { version: film, durationMs: 1500 },
          { version: image, durationMs: 8000, weight: 3 },
          { version: text, durationMs: 12_000 },
        ],
      },
    });
    expect(made).toMatchObject({ name: "六月", order: "weighted", version: 1, revision: 1 });
    expect(made.items).toEqual([
      { version: film, durationMs: 2000, title: "video video/mp4", kind: "video", state: "draft" },
      { version: film, durationMs: 1500, title: "video video/mp4", kind: "video", state: "draft" },
      { version: image, durationMs: 8000, weight: 3, title: "image image/png", kind: "image", state: "draft" },
      { version: text, durationMs: 12_000, title: "守住钱袋子", kind: "text", state: "draft" },
    ]);
    expect(await auditOf(bureau, made.id)).toEqual(["playlist.create"]);
    const { items } = await planner.call("playlist.list", { params });
    expect(items).toContainEqual(made);
  });

  it("keeps every version of its items, and makes none for a new name", async () => {
    const made = await planner.call("playlist.create", {
      params,
      body: { name: "甲", items: [{ version: image, durationMs: 5000 }] },
    });
    const where = { ...params, playlist: made.id };
    const renamed = await planner.call("playlist.update", { params: where, body: { name: "乙" }, revision: 1 });
    expect(renamed).toMatchObject({ name: "乙", version: 1, revision: 2 });
    const same = [{ version: image, durationMs: 5000 }];
    expect(await planner.call("playlist.update", { params: where, body: { items: same }, revision: 2 })).toMatchObject({
      version: 1,
      revision: 3,
    });
    const changed = await planner.call("playlist.update", {
      params: where,
      body: { items: [{ version: film }] },
      revision: 3,
    });
    expect(changed).toMatchObject({ version: 2, revision: 4, items: [{ version: film, durationMs: 2000 }] });
    expect(await kept(made.id)).toEqual([
      { version: 1, items: [{ version: image, durationMs: 5000 }] },
      { version: 2, items: [{ version: film, durationMs: 2000 }] },
    ]);
    await expect(
      planner.call("playlist.update", { params: where, body: { name: "丙" }, revision: 3 }),
    ).rejects.toMatchObject({ problem: { code: "stale", current: { version: 2 } } });
    expect(await auditOf(bureau, made.id)).toEqual([
      "playlist.create",
      "playlist.update",
      "playlist.update",
      "playlist.update",
    ]);
  });

  it("holds as many items as the contract allows", async () => {
    const items = Array.from({ length: 200 }, () => ({ version: image, durationMs: 5000 }));
    const made = await planner.call("playlist.create", { params, body: { name: "长", items } });
    expect(made.items).toHaveLength(200);
  });

  it.each([
    ["an image without a dwell", () => ({ version: image }), "items.1.durationMs"],
    ["a film shown longer than it is", () => ({ version: film, durationMs: 2001 }), "items.1.durationMs"],
    ["a leaflet", () => ({ version: leaflet, durationMs: 5000 }), "items.1.version"],
    ["what does not exist", () => ({ version: "ver_01jz3v8k6m0q4d5e9r7t2w1x0y", durationMs: 5000 }), "items.1.version"],
  ])("refuses %s, naming the item", async (_, item, path) => {
    const items = [{ version: film }, item()];
    await expect(planner.call("playlist.create", { params, body: { name: "x", items } })).rejects.toMatchObject({
      problem: { code: "invalid", status: 422, errors: [{ path }] },
    });
  });

  it("is made by planners, and read by the staff only", async () => {
    const body = { name: "x", items: [{ version: film }] };
    for (const name of ["reviewer1", "operator"])
      await expect((await bureau.as(name)).call("playlist.create", { params, body })).rejects.toMatchObject({
        problem: { code: "forbidden" },
      });
    const partner = await bureau.partner(await bureau.institution("华润银行"));
    await expect(partner.call("playlist.list", { params })).rejects.toMatchObject({ problem: { code: "forbidden" } });
  });
});
