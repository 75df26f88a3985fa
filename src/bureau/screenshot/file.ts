import { Problem } from "../../contracts/problem.ts";
import type { OwnVerbs } from "../verb.ts";
import { screenshotRow } from "./table.ts";

/** That there is such a picture, and that the caller may see it; the adapter has the bytes. */
export const screenshotFile: OwnVerbs["screenshot.file"] = (tx, _actor, { params }) => {
  const { sha256, bytes } = screenshotRow(tx, params.screen, params.screenshot);
  if (sha256 === null || bytes === null) throw new Problem("not_found");
  return { sha256, bytes };
};
