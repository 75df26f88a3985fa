import { listAlerts } from "./alert/list.ts";
import { approveBooking } from "./booking/approve.ts";
import { cancelBooking } from "./booking/cancel.ts";
import { createBooking } from "./booking/create.ts";
import { getBooking } from "./booking/get.ts";
import { listBookings } from "./booking/list.ts";
import { judgeBooking } from "./booking/judge.ts";
import { previewBooking } from "./booking/preview.ts";
import { returnBooking } from "./booking/return.ts";
import { submitBooking } from "./booking/submit.ts";
import { updateBooking } from "./booking/update.ts";
import { getCalendar } from "./calendar/get.ts";
import { importCalendar } from "./calendar/import.ts";
import { createFeed } from "./feed/create.ts";
import { listFeeds } from "./feed/list.ts";
import { revokeFeed } from "./feed/revoke.ts";
import { rotateFeed } from "./feed/rotate.ts";
import { createGroup } from "./group/create.ts";
import { listGroups } from "./group/list.ts";
import { updateGroup } from "./group/update.ts";
import { novacloudBody, novacloudFiles } from "./plan/novacloud.ts";
import { readPlan } from "./plan/read.ts";
import { listConflicts } from "./schedule/conflicts.ts";
import { explainScreen } from "./schedule/explain.ts";
import { simulatePlan } from "./schedule/simulate.ts";
import { getProof } from "./proof/get.ts";
import { proofContacts } from "./proof/passers.ts";
import { reachCampaign } from "./reach/campaign.ts";
import { reachPlays } from "./reach/plays.ts";
import { createScreen } from "./screen/create.ts";
import { getScreen } from "./screen/get.ts";
import { listScreens } from "./screen/list.ts";
import { pairableScreen, pairScreen } from "./screen/pair.ts";
import { unpairScreen } from "./screen/unpair.ts";
import { updateScreen } from "./screen/update.ts";
import { archiveCampaign } from "./campaign/archive.ts";
import { approveCampaign } from "./campaign/approve.ts";
import { cancelCampaign } from "./campaign/cancel.ts";
import { createCampaign } from "./campaign/create.ts";
import { getCampaign } from "./campaign/get.ts";
import { listCampaigns } from "./campaign/list.ts";
import { returnCampaign } from "./campaign/return.ts";
import { submitCampaign } from "./campaign/submit.ts";
import { updateCampaign } from "./campaign/update.ts";
import { identifyScreen } from "./live/identify.ts";
import { reloadScreen } from "./live/reload.ts";
import { screenshotFile } from "./screenshot/file.ts";
import { listScreenshots } from "./screenshot/list.ts";
import { requestScreenshot } from "./screenshot/request.ts";
import { createInstitution } from "./institution/create.ts";
import { listInstitutions } from "./institution/list.ts";
import { updateInstitution } from "./institution/update.ts";
import { createMaterial } from "./material/create.ts";
import { getMaterial } from "./material/get.ts";
import { listMaterials } from "./material/list.ts";
import { renewVersion } from "./material/renew.ts";
import { approveVersion, returnVersion } from "./material/review.ts";
import { submitVersion } from "./material/submit.ts";
import { updateMaterial } from "./material/update.ts";
import { withdrawVersion } from "./material/withdraw.ts";
import { writeText } from "./material/write-text.ts";
import { grantMember } from "./member/grant.ts";
import { listInvitations } from "./member/invitation-list.ts";
import { createInvitation } from "./member/invite.ts";
import { listMembers } from "./member/list.ts";
import { removeMember } from "./member/remove.ts";
import { resendInvitation } from "./member/resend.ts";
import { revokeInvitation } from "./member/revoke.ts";
import { listMetrics } from "./metric/list.ts";
import { allowPasswordReset, createPasswordReset } from "./password-reset/create.ts";
import { createPlaylist } from "./playlist/create.ts";
import { listPlaylists } from "./playlist/list.ts";
import { updatePlaylist } from "./playlist/update.ts";
import { createSeason } from "./season/create.ts";
import { listSeasons } from "./season/list.ts";
import { proposeSeasons } from "./season/propose.ts";
import { updateSeason } from "./season/update.ts";
import { exportAudit, readAuditPage } from "./audit/export.ts";
import { listAudit } from "./audit/list.ts";
import { mayVerifyDirectory, verifyAudit } from "./audit/verify.ts";
import { erasePerson } from "./personal-data/erase.ts";
import { exportOwn, exportPerson } from "./personal-data/export.ts";
import { getPersonalData } from "./personal-data/get.ts";
import { listExports } from "./personal-data/log.ts";
import { listPeople } from "./personal-data/people.ts";
import { updateRetention } from "./personal-data/update.ts";
import { getBureau } from "./settings/get.ts";
import { updatePolicy } from "./settings/policy.ts";
import { confirmRelaxation, dropRelaxation, requestRelaxation } from "./settings/relaxation.ts";
import { updateBureau } from "./settings/update.ts";
import { endTakeover } from "./takeover/end.ts";
import { getTakeover } from "./takeover/get.ts";
import { issueTakeover } from "./takeover/issue.ts";
import { listTakeovers } from "./takeover/list.ts";
import { previewTakeover } from "./takeover/preview.ts";
import { reviewTakeover } from "./takeover/review.ts";
import { createTheme } from "./theme/create.ts";
import { listThemes } from "./theme/list.ts";
import { updateTheme } from "./theme/update.ts";
import { cancelUpload } from "./upload/cancel.ts";
import { listUploads } from "./upload/list.ts";
import { openUpload } from "./upload/open.ts";
import { registerParts, registerWhole } from "./upload/register.ts";
import { requestUpload } from "./upload/request.ts";
import { keepThumbnail } from "./upload/thumbnail.ts";
import { cancelEvent } from "./event/cancel.ts";
import { createEvent } from "./event/create.ts";
import { getEvent } from "./event/get.ts";
import { holdEvent } from "./event/hold.ts";
import { listEvents } from "./event/list.ts";
import { publishEvent } from "./event/publish.ts";
import { updateEvent } from "./event/update.ts";
import { acceptOutcome } from "./outcome/accept.ts";
import { draftOutcome } from "./outcome/draft.ts";
import { getOutcome } from "./outcome/get.ts";
import { listOutcomes } from "./outcome/list.ts";
import { returnOutcome } from "./outcome/return.ts";
import { submitOutcome } from "./outcome/submit.ts";
import { updateOutcome } from "./outcome/update.ts";
import { acceptOffer } from "./signup/accept-offer.ts";
import { confirmSignup } from "./signup/confirm.ts";
import { createSignup } from "./signup/create.ts";
import { declineOffer } from "./signup/decline-offer.ts";
import { listSignups } from "./signup/list.ts";
import { refuseSignup } from "./signup/refuse.ts";
import { withdrawSignup } from "./signup/withdraw.ts";
import type { BureauEndpointId, OwnVerbs, Verb } from "./verb.ts";

/** The switchboard: one line per verb. An endpoint row below `/api/bureaus/{bureau}` without a verb does not compile. */
export const VERBS = {
  "bureau.get": getBureau,
  "bureau.update": updateBureau,
  "relaxation.request": requestRelaxation,
  "relaxation.confirm": confirmRelaxation,
  "relaxation.drop": dropRelaxation,
  "policy.update": updatePolicy,
  "audit.list": listAudit,
  "audit.verify": verifyAudit,
  "audit.verify_directory": mayVerifyDirectory,
  "audit.export": exportAudit,
  "audit.page": readAuditPage,
  "personal_data.get": getPersonalData,
  "personal_data.update": updateRetention,
  "personal_data.people": listPeople,
  "personal_data.exports": listExports,
  "personal_data.export": exportPerson,
  "personal_data.export_own": exportOwn,
  "personal_data.erase": erasePerson,
  "member.list": listMembers,
  "member.grant": grantMember,
  "member.remove": removeMember,
  "invitation.list": listInvitations,
  "invitation.create": createInvitation,
  "invitation.resend": resendInvitation,
  "invitation.revoke": revokeInvitation,
  "institution.list": listInstitutions,
  "institution.create": createInstitution,
  "institution.update": updateInstitution,
  "password_reset.allowed": allowPasswordReset,
  "password_reset.create": createPasswordReset,
  "season.propose": proposeSeasons,
  "season.list": listSeasons,
  "season.create": createSeason,
  "season.update": updateSeason,
  "calendar.get": getCalendar,
  "calendar.import": importCalendar,
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
  "material.list": listMaterials,
  "material.get": getMaterial,
  "material.create": createMaterial,
  "material.update": updateMaterial,
  "material.write_text": writeText,
  "upload.request": requestUpload,
  "upload.open": openUpload,
  "upload.send": registerWhole,
  "upload.complete": registerParts,
  "upload.thumbnail": keepThumbnail,
  "upload.list": listUploads,
  "upload.cancel": cancelUpload,
  "version.submit": submitVersion,
  "version.approve": approveVersion,
  "version.return": returnVersion,
  "version.withdraw": withdrawVersion,
  "version.renew": renewVersion,
  "playlist.list": listPlaylists,
  "playlist.create": createPlaylist,
  "playlist.update": updatePlaylist,
  "screen.list": listScreens,
  "screen.get": getScreen,
  "screen.create": createScreen,
  "screen.update": updateScreen,
  "screen.pairable": pairableScreen,
  "screen.pair": pairScreen,
  "screen.unpair": unpairScreen,
  "takeover.list": listTakeovers,
  "takeover.get": getTakeover,
  "takeover.preview": previewTakeover,
  "takeover.issue": issueTakeover,
  "takeover.end": endTakeover,
  "takeover.review": reviewTakeover,
  "alert.list": listAlerts,
  "proof.get": getProof,
  "proof.contacts": proofContacts,
  "screenshot.list": listScreenshots,
  "screenshot.request": requestScreenshot,
  "screen.novacloud": novacloudBody,
  "screen.novacloud_files": novacloudFiles,
  "screenshot.file": screenshotFile,
  "screen.identify": identifyScreen,
  "screen.reload": reloadScreen,
  "feed.list": listFeeds,
  "feed.create": createFeed,
  "feed.rotate": rotateFeed,
  "feed.revoke": revokeFeed,
  "group.list": listGroups,
  "group.create": createGroup,
  "group.update": updateGroup,
  "booking.list": listBookings,
  "booking.get": getBooking,
  "booking.create": createBooking,
  "booking.update": updateBooking,
  "booking.submit": submitBooking,
  "booking.approve": approveBooking,
  "booking.return": returnBooking,
  "booking.cancel": cancelBooking,
  "booking.judge": judgeBooking,
  "booking.preview": previewBooking,
  "plan.read": readPlan,
  "plan.simulate": simulatePlan,
  "plan.explain": explainScreen,
  "plan.conflicts": listConflicts,
  "reach.plays": reachPlays,
  "reach.campaign": reachCampaign,
  "event.list": listEvents,
  "event.get": getEvent,
  "event.create": createEvent,
  "event.update": updateEvent,
  "event.publish": publishEvent,
  "event.hold": holdEvent,
  "event.cancel": cancelEvent,
  "signup.list": listSignups,
  "signup.create": createSignup,
  "signup.withdraw": withdrawSignup,
  "signup.accept_offer": acceptOffer,
  "signup.decline_offer": declineOffer,
  "signup.confirm": confirmSignup,
  "signup.refuse": refuseSignup,
  "outcome.list": listOutcomes,
  "outcome.get": getOutcome,
  "outcome.draft": draftOutcome,
  "outcome.update": updateOutcome,
  "outcome.submit": submitOutcome,
  "outcome.accept": acceptOutcome,
  "outcome.return": returnOutcome,
} satisfies Partial<{ [Id in Exclude<BureauEndpointId, keyof OwnVerbs>]: Verb<Id> } & OwnVerbs>;
