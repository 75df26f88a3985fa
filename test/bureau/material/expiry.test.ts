import { env, runDurableObjectAlarm } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { approved, auditOf, newest, slogan } from "./stage.ts";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
});

// Safe because `wrangler.toml` binds it.
const { BUREAU } = env as unknown as { BUREAU: DurableObjectNamespace };
const ring = () => runDurableObjectAlarm(BUREAU.getByName(bureau.id));

const DAY_MS = 86_400_000;
/** The bureau's local day, so many days from now. */
const dayIn = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

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
    const { call } = await bureau.as("planner");
    await expect(call("version.submit", { params })).rejects.toMatchObject({ problem: { code: "conflict" } });
  });

  it("is asked for as a state of its own", async () => {
    const ended = await approved(bureau, await slogan(bureau, "到期", { validUntil: "2098-12-31" }));
    const listed = async (state: "approved" | "expired", at: string) => {
      const call = (await bureau.as("planner")).at(at);
      const { items } = await call("material.list", { params: { bureau: bureau.id }, query: { state } });
      return items.map((item) => item.id);
    };
    expect(await listed("approved", "2098-12-31T12:00:00+08:00")).toContain(ended.id);
    expect(await listed("expired", "2098-12-31T12:00:00+08:00")).not.toContain(ended.id);
    expect(await listed("approved", "2099-01-01T12:00:00+08:00")).not.toContain(ended.id);
    expect(await listed("expired", "2099-01-01T12:00:00+08:00")).toContain(ended.id);
  });
});

describe("the timer", () => {
  it("notes what comes near its last valid day, once, by the bureau's number of days", async () => {
    const soon = newest(bureau, await approved(bureau, await slogan(bureau, "近", { validUntil: dayIn(3) }))).version;
    const later = newest(bureau, await approved(bureau, await slogan(bureau, "远", { validUntil: dayIn(40) }))).version;
    const ever = newest(bureau, await approved(bureau, await slogan(bureau, "长期"))).version;
    const draft = newest(bureau, await slogan(bureau, "草稿", { validUntil: dayIn(3) })).version;
    const noted = async (version: { id: string }) =>
      (await auditOf(bureau, version.id)).filter((action) => action === "version.expiring").length;
    expect(await ring()).toBe(true);
    expect(await noted(soon)).toBe(1);
    for (const other of [later, ever, draft]) expect(await noted(other)).toBe(0);

    const { call } = await bureau.as("admin");
    const { revision } = await call("bureau.get", { params: { bureau: bureau.id } });
    await call("bureau.update", { params: { bureau: bureau.id }, body: { expiryDays: 60 }, revision });
    // Anything with a last day has the timer look again at once, instead of at the next midnight.
    await approved(bureau, await slogan(bureau, "再看", { validUntil: dayIn(70) }));
    expect(await ring()).toBe(true);
    expect(await noted(later)).toBe(1);
    expect(await noted(soon)).toBe(1);
  });
});
