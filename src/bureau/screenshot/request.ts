import { conflict } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { refOf } from "../actor.ts";
import { tell } from "../live/table.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { armScreenshots } from "./sweep.ts";
import { screenshotOf, screenshots, type ScreenshotRow } from "./table.ts";

export const requestScreenshot: Verb<"screenshot.request"> = (tx, actor, { params }) => {
  const screen = screenRow(tx, params.screen);
  const row: ScreenshotRow = {
    id: newId("screenshot", tx.now),
    screen: screen.id,
    askedBy: refOf(actor),
    askedAtMs: tx.now,
    takenAtMs: null,
    sha256: null,
    bytes: null,
  };
  if (!tell(tx, [screen.id], { type: "screenshot", screenshot: row.id }))
    throw conflict("屏幕没有实时在线，现在不能截图", "The screen's live channel is not open: it cannot be asked now");
  tx.db.insert(screenshots).values(row).run();
  armScreenshots(tx);
  audit(tx, actor, "screenshot.request", row.id, null, row);
  return screenshotOf(tx, row);
};
