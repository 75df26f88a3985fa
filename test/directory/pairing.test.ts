import { beforeAll, expect, test } from "vitest";
import type { PairingOffer, PairingState } from "../../src/contracts/device.ts";
import { newBureau, type Person, type TestBureau } from "../support/api.ts";
import { Browser, inDirectory } from "./browser.ts";

let bureau: TestBureau;
let operator: Person;
beforeAll(async () => {
  bureau = await newBureau();
  operator = await bureau.as("operator");
}, 60_000);

const screen = async (name: string) =>
  operator.call("screen.create", { params: { bureau: bureau.id }, body: { name, widthPx: 1920, heightPx: 1080 } });

async function offer(): Promise<PairingOffer> {
  const body = { widthPx: 1920, heightPx: 1080, userAgent: "test", playerVersion: "1" };
  return (await new Browser().post("/api/device/v1/pairings", body)).json();
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const pair = (id: string, code: string) =>
  operator.call("screen.pair", { params: { bureau: bureau.id, screen: id }, body: { code } });

test("a token never lies in the directory, before or after it is fetched, and works at once", async () => {
  const { id } = await screen("一号屏");
  const { pairing, secret, code } = await offer();
  await pair(id, code);
  const stored = () => inDirectory((sql) => JSON.stringify(sql.exec("SELECT * FROM pairing").toArray()));
  expect(await stored()).not.toContain(secret);
  const poll = () => new Browser().send("GET", `/api/device/v1/pairings/${pairing}`, undefined, bearer(secret));
  const state: PairingState = await (await poll()).json();
  if (state.state !== "paired") throw new Error("It is paired");
  expect(await stored()).not.toContain(state.token.split("_").at(-1));
  expect((await poll()).status).toBe(410);
  const manifest = await new Browser().send("GET", "/api/device/v1/manifest", undefined, bearer(state.token));
  expect(manifest.status).toBe(200);
});

test("a code belongs to the screen that took it first", async () => {
  const [one, two] = [await screen("二号屏"), await screen("三号屏")];
  const { code } = await offer();
  const tries = await Promise.allSettled([pair(one.id, code), pair(two.id, code)]);
  expect(tries.map((answer) => answer.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const screens = await Promise.all(
    [one, two].map(({ id }) => operator.call("screen.get", { params: { bureau: bureau.id, screen: id } })),
  );
  expect(screens.filter((each) => each.health.paired)).toHaveLength(1);
});
