import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { idOf, InstantText, PageQuery, pageOf } from "./primitives.ts";
import { ScreenId } from "./screen.ts";

export const AlertId = idOf("alert");

/** Something that somebody has to look after. `silent`: no contact for the bureau's number of minutes in open hours. */
export const Alert = z.object({
  id: AlertId,
  kind: z.enum(["silent"]),
  screen: ScreenId,
  name: z.string(),
  /** The last contact, or what it should have followed upon: the pairing, the opening, the return of the server. */
  since: InstantText,
  raisedAt: InstantText,
  endedAt: InstantText.nullable(),
});
export type Alert = z.infer<typeof Alert>;

export const alertEndpoints = endpoints({
  "alert.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/alerts",
    permission: "screen.read",
    summary: { zh: "屏幕告警，新的在前", en: "Alerts about screens, newest first" },
    query: PageQuery.extend({ open: z.literal("true").optional(), screen: ScreenId.optional() }),
    result: pageOf(Alert),
  },
});
