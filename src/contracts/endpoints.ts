import { accountEndpoints } from "./account.ts";
import { auditEndpoints, platformAuditEndpoints } from "./audit.ts";
import { alertEndpoints } from "./alert.ts";
import { bookingEndpoints } from "./booking.ts";
import { bureauEndpoints, setupEndpoints } from "./bureau.ts";
import { calendarEndpoints } from "./calendar.ts";
import { campaignEndpoints } from "./campaign.ts";
import { deviceEndpoints } from "./device.ts";
import { eventEndpoints } from "./event.ts";
import { feedEndpoints } from "./feed.ts";
import { institutionEndpoints } from "./institution.ts";
import { liveEndpoints } from "./live.ts";
import { materialEndpoints } from "./material.ts";
import { memberEndpoints } from "./member.ts";
import { metricEndpoints } from "./metric.ts";
import { operatorEndpoints } from "./operator.ts";
import { outcomeEndpoints } from "./outcome.ts";
import { personalDataEndpoints } from "./personal-data.ts";
import { playlistEndpoints } from "./playlist.ts";
import { proofEndpoints } from "./proof.ts";
import { reachEndpoints } from "./reach.ts";
import { scheduleEndpoints } from "./schedule.ts";
import { screenEndpoints } from "./screen.ts";
import { screenshotEndpoints } from "./screenshot.ts";
import { seasonEndpoints } from "./season.ts";
import { signupEndpoints } from "./signup.ts";
import { takeoverEndpoints } from "./takeover.ts";
import { themeEndpoints } from "./theme.ts";
import { uploadEndpoints } from "./upload.ts";

/** Every endpoint there is, by its id. The id is also the action in the audit trail. */
export const ENDPOINTS = {
  ...setupEndpoints,
  ...accountEndpoints,
  ...memberEndpoints,
  ...operatorEndpoints,
  ...bureauEndpoints,
  ...auditEndpoints,
  ...platformAuditEndpoints,
  ...personalDataEndpoints,
  ...institutionEndpoints,
  ...seasonEndpoints,
  ...calendarEndpoints,
  ...themeEndpoints,
  ...campaignEndpoints,
  ...materialEndpoints,
  ...uploadEndpoints,
  ...playlistEndpoints,
  ...screenEndpoints,
  ...bookingEndpoints,
  ...takeoverEndpoints,
  ...scheduleEndpoints,
  ...eventEndpoints,
  ...signupEndpoints,
  ...metricEndpoints,
  ...outcomeEndpoints,
  ...reachEndpoints,
  ...proofEndpoints,
  ...deviceEndpoints,
  ...liveEndpoints,
  ...alertEndpoints,
  ...screenshotEndpoints,
  ...feedEndpoints,
};
export type Endpoints = typeof ENDPOINTS;
export type EndpointId = keyof Endpoints;
