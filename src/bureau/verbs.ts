import { archiveCampaign } from "./campaign/archive.ts";
import { approveCampaign } from "./campaign/approve.ts";
import { cancelCampaign } from "./campaign/cancel.ts";
import { createCampaign } from "./campaign/create.ts";
import { getCampaign } from "./campaign/get.ts";
import { listCampaigns } from "./campaign/list.ts";
import { returnCampaign } from "./campaign/return.ts";
import { submitCampaign } from "./campaign/submit.ts";
import { updateCampaign } from "./campaign/update.ts";
import { createInstitution } from "./institution/create.ts";
import { listInstitutions } from "./institution/list.ts";
import { updateInstitution } from "./institution/update.ts";
import { createInvitation } from "./member/invite.ts";
import { listMembers } from "./member/list.ts";
import { listMetrics } from "./metric/list.ts";
import { createSeason } from "./season/create.ts";
import { listSeasons } from "./season/list.ts";
import { proposeSeasons } from "./season/propose.ts";
import { updateSeason } from "./season/update.ts";
import { listAudit } from "./settings/audit-list.ts";
import { getBureau } from "./settings/get.ts";
import { updateBureau } from "./settings/update.ts";
import { createTheme } from "./theme/create.ts";
import { listThemes } from "./theme/list.ts";
import { updateTheme } from "./theme/update.ts";
import type { BureauEndpointId, OwnVerbs, Verb } from "./verb.ts";

/** The switchboard: one line per verb. An endpoint row below `/api/bureaus/{bureau}` without a verb does not compile. */
export const VERBS = {
  "bureau.get": getBureau,
  "bureau.update": updateBureau,
  "audit.list": listAudit,
  "member.list": listMembers,
  "invitation.create": createInvitation,
  "institution.list": listInstitutions,
  "institution.create": createInstitution,
  "institution.update": updateInstitution,
  "season.propose": proposeSeasons,
  "season.list": listSeasons,
  "season.create": createSeason,
  "season.update": updateSeason,
  "theme.list": listThemes,
  "theme.create": createTheme,
  "theme.update": updateTheme,
  "metric.list": listMetrics,
  "campaign.list": listCampaigns,
  "campaign.get": getCampaign,
  "campaign.create": createCampaign,
  "campaign.update": updateCampaign,
  "campaign.submit": submitCampaign,
  "campaign.approve": approveCampaign,
  "campaign.return": returnCampaign,
  "campaign.cancel": cancelCampaign,
  "campaign.archive": archiveCampaign,
} satisfies Partial<{ [Id in BureauEndpointId]: Id extends keyof OwnVerbs ? OwnVerbs[Id] : Verb<Id> }>;
