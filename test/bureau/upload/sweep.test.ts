import { env, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { arrivalKey, fileKey, partKey, thumbnailKey } from "../../../src/media/media.ts";
import { newId } from "../../../src/platform/id.ts";
import { newBureau } from "../../support/api.ts";
import { hashOf, newest, picture, PNG, put, ticketFor, uploaded } from "../material/stage.ts";

// Safe because `wrangler.toml` binds both.
const bound = env as unknown as { BUREAU: DurableObjectNamespace; MEDIA: R2Bucket };

it("old tickets are forgotten, with the bytes that never became a version", async () => {
  const bureau = await newBureau();
  const planner = await bureau.as("planner");
  const stub = bound.BUREAU.getByName(bureau.id);
  const uploads = (): Promise<unknown[]> =>
    runInDurableObject(stub, (_, state) =>
      state.storage.sql
        .exec<{ id: string }>("SELECT id FROM upload ORDER BY id")
        .toArray()
        .map((row) => row.id),
    );

  const sent = newest(bureau, await uploaded(bureau, "image", "image/png", PNG)).version;
  const [sentTicket] = await uploads();
  const { material } = await ticketFor(bureau, "image", "image/png", picture());
  // Years ago somebody asked for a ticket, and a killed process left the bytes without a version.
  const { id: old } = await planner.at("2023-06-15T08:00:00+08:00")("upload.request", {
    params: { bureau: bureau.id, material: material.id },
    body: { bytes: PNG.length, sha256: hashOf(PNG), mime: "image/png" },
  });
  const strays = [
    fileKey(bureau.id, old),
    thumbnailKey(bureau.id, old, hashOf(PNG)),
    partKey(bureau.id, old, 0),
    arrivalKey(bureau.id, old),
  ];
  for (const key of strays) await bound.MEDIA.put(key, PNG);
  // What is no upload's is not the sweep's; neither is what came today.
  const others = [`${bureau.id}/media/readme`, arrivalKey(bureau.id, newId("upload", Date.now()))];
  for (const key of others) await bound.MEDIA.put(key, PNG);
  expect(await uploads()).toHaveLength(3);

  expect(await runDurableObjectAlarm(stub)).toBe(true);
  expect(await uploads()).toHaveLength(2);
  expect(await uploads()).toContain(sentTicket);
  for (const key of strays) expect(await bound.MEDIA.head(key), key).toBe(null);
  for (const key of others) expect(await bound.MEDIA.head(key), key).not.toBe(null);
  expect((await planner.send(sent.url ?? "")).status).toBe(200);
  expect((await put(planner, `/api/bureaus/${bureau.id}/uploads/${old}`, PNG)).status).toBe(404);
});
