import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { newStage, type Stage } from "../../support/on-air.ts";
import { approved, hashOf, PNG, uploaded } from "../material/stage.ts";

const SUNDAY = "2027-01-03";
let bureau: TestBureau;
let stage: Stage;
beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
}, 60_000);

async function asked(screen: string, query: string): Promise<Response> {
  const path = `/api/bureaus/${bureau.id}/screens/${screen}/novacloud${query}`;
  return (await bureau.as("planner")).send(path);
}

describe("a day as NovaCloud takes it", () => {
  it("is a download that names every file with its length and MD5", async () => {
    const { id: fallback } = await approved(bureau, await uploaded(bureau, "image", "image/png", PNG));
    const screen = await stage.screen({ fallback });
    const response = await asked(screen.id, `?day=${SUNDAY}`);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="novacloud-${screen.id}-${SUNDAY}.json"`,
    );
    const plan = { weekDays: [0], startTime: "00:00", endTime: "23:59" };
    const body = await response.json<{ pages: { widgets: { url: string }[] }[] }>();
    expect(body).toMatchObject({
      playerIds: [],
      schedule: { startDate: SUNDAY, endDate: SUNDAY, plans: [plan] },
      pages: [
        {
          widgets: [{ type: "PICTURE", size: PNG.length, md5: createHash("md5").update(PNG).digest("hex") }],
        },
      ],
    });
    expect(body.pages).toHaveLength(1);
    expect(body.pages[0]?.widgets[0]?.url).toMatch(new RegExp(`^https?://.+/media/${bureau.id}/${hashOf(PNG)}$`));
  });

  it("names a day that is none, and a screen that there is not", async () => {
    const screen = await stage.screen();
    const wrong = await asked(screen.id, "?day=2027-02-30");
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({ errors: [{ path: "query.day" }] });
    expect((await asked(`scr_${"0".repeat(26)}`, `?day=${SUNDAY}`)).status).toBe(404);
  });
});
