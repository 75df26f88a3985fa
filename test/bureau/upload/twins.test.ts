import { env } from "cloudflare:test";
import { expect, it } from "vitest";
import { newBureau, newBureauBeside } from "../../support/api.ts";
import { hashOf, newest, picture, uploaded } from "../material/stage.ts";

// Safe because `wrangler.toml` binds it.
const bucket = (env as unknown as { MEDIA: R2Bucket }).MEDIA;

it("the same content in two bureaus at once is two blobs, and each bureau's own", async () => {
  const one = await newBureau();
  const other = await newBureauBeside(one, "gaoxin");
  const bytes = picture(120_000, 77);
  const [mine, theirs] = await Promise.all(
    [one, other].map(async (bureau) => newest(bureau, await uploaded(bureau, "image", "image/png", bytes)).version),
  );
  expect(mine?.sha256).toBe(theirs?.sha256);
  const { objects } = await bucket.list();
  expect(objects.map((object) => object.key.slice(0, object.key.indexOf("/"))).toSorted()).toEqual([
    "gaoxin",
    "jianghai",
  ]);
  const planner = await one.as("planner");
  expect((await planner.send(`/media/gaoxin/${hashOf(bytes)}`)).status).toBe(404);
  expect((await planner.send(`/media/jianghai/${hashOf(bytes)}`)).status).toBe(200);
});
