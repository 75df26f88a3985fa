import type { EndpointId } from "../../../src/contracts/endpoints.ts";
import { anonymous, newBureauBeside, PASSWORD, signIn } from "../../support/api.ts";
import { inDirectory } from "../../directory/browser.ts";
import { draftEvent, eventBody, inBureau } from "../event/stage.ts";
import type { World } from "./world.ts";

/** Makes what the verb needs, and answers the one call that is to leave one row. */
export type Case = (w: World) => Promise<() => Promise<unknown>>;

const comment = { comment: "请修改" };

/** Of people, plans and events. */
export const CASES: Partial<Record<EndpointId, Case>> = {
  "member.grant": async (w) => {
    const { id } = await w.newcomer();
    const { call } = await w.as("security");
    const body = { roles: ["auditor" as const] };
    return () => call("member.grant", { params: { ...w.params, person: id }, body, revision: 1 });
  },
  "member.remove": async (w) => {
    const { id } = await w.newcomer();
    const { call } = await w.as("security");
    return () => call("member.remove", { params: { ...w.params, person: id }, revision: 1 });
  },
  "invitation.create": async (w) => () => w.invitation(),
  "invitation.resend": async (w) => {
    const { id } = await w.invitation();
    const { call } = await w.as("admin");
    return () => call("invitation.resend", { params: { ...w.params, invitation: id } });
  },
  "invitation.revoke": async (w) => {
    const { id } = await w.invitation();
    const { call } = await w.as("admin");
    return () => call("invitation.revoke", { params: { ...w.params, invitation: id } });
  },
  "invitation.accept": async (w) => {
    const { email } = await w.newcomer();
    const { token = "" } = await w.invitation(email);
    const { call } = await signIn(email);
    return () => call("invitation.accept", { params: { invitation_token: token }, body: {} });
  },
  "bureau.create": async (w) => {
    const body = { id: w.fresh("beside"), name: "邻区局", administrator: `${w.fresh("a")}@beside.test` };
    return () => w.bureau.founder.call("bureau.create", { params: {}, body });
  },
  "bureau.place": async (w) => {
    const { id } = await newBureauBeside(w.bureau, w.fresh("below"));
    const params = { bureau: id };
    return () => w.bureau.founder.call("bureau.place", { params, body: { parent: w.bureau.id }, revision: 1 });
  },
  "bureau.invite": async (w) => {
    const body = { id: w.fresh("empty"), name: "空局", administrator: `${w.fresh("a")}@empty.test` };
    await w.bureau.founder.call("bureau.create", { params: {}, body });
    const again = { params: { bureau: body.id }, body: { administrator: body.administrator } };
    return () => w.bureau.founder.call("bureau.invite", again);
  },
  "operator.appoint": async (w) => {
    const { email } = await w.newcomer();
    return () => w.bureau.founder.call("operator.appoint", { params: {}, body: { email } });
  },
  "operator.dismiss": async (w) => {
    const { email, id } = await w.newcomer();
    await w.bureau.founder.call("operator.appoint", { params: {}, body: { email } });
    return () => w.bureau.founder.call("operator.dismiss", { params: { person: id } });
  },
  "account.sign_in": async (w) => {
    const { email } = await w.newcomer();
    return () => signIn(email);
  },
  "account.sign_out": async (w) => {
    const { call } = await w.newcomer();
    return () => call("account.sign_out", { params: {} });
  },
  "account.change_password": async (w) => {
    const { call } = await w.newcomer();
    const body = { currentPassword: PASSWORD, newPassword: "Another-word-2027" };
    return () => call("account.change_password", { params: {}, body });
  },
  "account.end_session": async (w) => {
    const { call, email } = await w.newcomer();
    await signIn(email);
    const { items } = await call("account.sessions", { params: {} });
    const other = items.find(({ current }) => !current);
    return () => call("account.end_session", { params: { account_session: other?.id ?? "" } });
  },
  "account.end_sessions": async (w) => {
    const { call } = await w.newcomer();
    return () => call("account.end_sessions", { params: {} });
  },
  "account.unlink_oidc": async (w) => {
    const { call, id } = await w.newcomer();
    await linked(id);
    return () => call("account.unlink_oidc", { params: {}, body: { password: PASSWORD } });
  },
  "account.allow_oidc": async (w) => {
    const { call, id } = await w.newcomer();
    await linked(id);
    await call("account.unlink_oidc", { params: {}, body: { password: PASSWORD } });
    return () => call("account.allow_oidc", { params: {}, body: { password: PASSWORD } });
  },
  "password_reset.create": async (w) => {
    const { id } = await w.newcomer();
    const { call } = await w.as("security");
    return () => call("password_reset.create", { params: { ...w.params, person: id }, body: {} });
  },
  "password_reset.use": async (w) => {
    const { id } = await w.newcomer();
    const { call } = await w.as("security");
    const { token } = await call("password_reset.create", { params: { ...w.params, person: id }, body: {} });
    const body = { password: "Another-word-2027" };
    return () => anonymous("password_reset.use", { params: { reset_token: token }, body });
  },
  "bureau.update": async (w) => {
    const { call } = await w.as("admin");
    const { revision } = await call("bureau.get", { params: w.params });
    return () => call("bureau.update", { params: w.params, body: { name: w.fresh("江海局") }, revision });
  },
  "relaxation.request": async (w) => {
    const { call, request } = await requested(w);
    await apart(w, true);
    return async () => {
      await request();
      await call("relaxation.drop", await seen(w));
      await apart(w, false);
    };
  },
  "relaxation.confirm": async (w) => {
    const { request } = await requested(w);
    await apart(w, true);
    await request();
    const { call } = await w.as("security");
    return async () => call("relaxation.confirm", await seen(w));
  },
  "relaxation.drop": async (w) => {
    const { call, request } = await requested(w);
    await apart(w, true);
    await request();
    return async () => {
      await call("relaxation.drop", await seen(w));
      await apart(w, false);
    };
  },
  "password_reset.confirm": async (w) => {
    const waiting = await waitingReset(w);
    return () => w.bureau.founder.call("password_reset.confirm", waiting);
  },
  "password_reset.refuse": async (w) => {
    const waiting = await waitingReset(w);
    return () => w.bureau.founder.call("password_reset.refuse", waiting);
  },
  "policy.update": async (w) => {
    const { call } = await w.as("security");
    const { revision } = await call("bureau.get", { params: w.params });
    return () => call("policy.update", { params: w.params, body: { idleMinutes: 30 }, revision });
  },
  "audit.export": async (w) => {
    const auditor = await w.as("auditor");
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"format":"csv"}' };
    return async () => (await auditor.send(`/api/bureaus/${w.bureau.id}/audit/exports`, init)).text();
  },
  "personal_data.update": async (w) => {
    const { call } = await w.as("security");
    const { revision } = await call("personal_data.get", { params: w.params });
    return () => call("personal_data.update", { params: w.params, body: { auditDays: 400 }, revision });
  },
  "personal_data.export": async (w) => {
    const { id } = await w.newcomer();
    const { call } = await w.as("admin");
    return () => call("personal_data.export", { params: w.params, body: { person: id } });
  },
  "personal_data.export_own": async (w) => {
    const { call } = await w.newcomer();
    return () => call("personal_data.export_own", { params: w.params });
  },
  "personal_data.erase": async (w) => {
    const person = await w.newcomer();
    await person.call("theme.create", { params: w.params, body: { name: w.fresh("主题") } });
    await (await w.as("security")).call("member.remove", { params: { ...w.params, person: person.id }, revision: 1 });
    const { call } = await w.as("security");
    const body = { person: person.id, reason: "本人申请" };
    return () => call("personal_data.erase", { params: w.params, body });
  },
  "institution.create": async (w) => () => w.bureau.institution(w.fresh("银行")),
  "institution.update": async (w) => {
    const institution = await w.bureau.institution(w.fresh("银行"));
    const { call } = await w.as("admin");
    return () =>
      call("institution.update", { params: { ...w.params, institution }, body: { note: "电话联系" }, revision: 1 });
  },
  "season.create": async (w) => {
    const { call } = await w.as("planner");
    const body = { entry: null, name: w.fresh("期"), startsOn: "2026-09-01", endsOn: "2026-09-30" };
    return () => call("season.create", { params: w.params, body });
  },
  "season.update": async (w) => {
    const { call } = await w.as("planner");
    const body = { entry: null, name: w.fresh("期"), startsOn: "2026-09-01", endsOn: "2026-09-30" };
    const { id, revision } = await call("season.create", { params: w.params, body });
    return () => call("season.update", { params: { ...w.params, season: id }, body: { slogan: "新" }, revision });
  },
  "calendar.import": async (w) => {
    const { call } = await w.as("admin");
    const body = { rows: [{ day: "2031-06-03", kind: "restday" as const, name: "放假" }] };
    return () => call("calendar.import", { params: w.params, body });
  },
  "theme.create": async (w) => {
    const { call } = await w.as("planner");
    return () => call("theme.create", { params: w.params, body: { name: w.fresh("主题") } });
  },
  "theme.update": async (w) => {
    const { call } = await w.as("planner");
    const { id, revision } = await call("theme.create", { params: w.params, body: { name: w.fresh("主题") } });
    return () => call("theme.update", { params: { ...w.params, theme: id }, body: { name: "新" }, revision });
  },
  "campaign.create": async (w) => () => w.campaign(),
  "campaign.update": async (w) => {
    const { made, params } = await w.campaign();
    const { call } = await w.as("planner");
    return () => call("campaign.update", { params, body: { summary: "新" }, revision: made.revision });
  },
  "campaign.submit": async (w) => {
    const { made, params } = await w.campaign();
    const { call } = await w.as("planner");
    return () => call("campaign.submit", { params, revision: made.revision });
  },
  "campaign.approve": async (w) => {
    const { submitted, params } = await w.submittedCampaign();
    const { call } = await w.as("reviewer1");
    return () => call("campaign.approve", { params, revision: submitted.revision });
  },
  "campaign.return": async (w) => {
    const { submitted, params } = await w.submittedCampaign();
    const { call } = await w.as("reviewer1");
    return () => call("campaign.return", { params, body: comment, revision: submitted.revision });
  },
  "campaign.cancel": async (w) => {
    const { made, params } = await w.campaign();
    const { call } = await w.as("planner");
    return () => call("campaign.cancel", { params, body: comment, revision: made.revision });
  },
  "campaign.archive": async (w) => {
    const { submitted, params } = await w.submittedCampaign();
    const approve = (await w.as("reviewer1")).call;
    const { revision } = await approve("campaign.approve", { params, revision: submitted.revision });
    const { call } = await w.as("planner");
    return () => call("campaign.archive", { params, revision });
  },
  "playlist.create": async (w) => {
    const version = await w.stage.slogan(w.fresh("词"));
    return () => w.stage.playlist([version]);
  },
  "playlist.update": async (w) => {
    const { id, revision } = await w.stage.playlist([await w.stage.slogan(w.fresh("词"))]);
    const { call } = await w.as("planner");
    return () => call("playlist.update", { params: { ...w.params, playlist: id }, body: { name: "新" }, revision });
  },
  "event.create": async (w) => () => draftEvent(w.bureau),
  "event.update": async (w) => {
    const { id, revision } = await draftEvent(w.bureau);
    const { call } = await w.as("planner");
    return () => call("event.update", { params: { ...w.params, event: id }, body: { summary: "新" }, revision });
  },
  "event.publish": async (w) => {
    const { id, revision } = await draftEvent(w.bureau);
    const { call } = await w.as("planner");
    return () => call("event.publish", { params: { ...w.params, event: id }, revision });
  },
  "event.hold": async (w) => {
    const past = { startsAt: "2026-06-15T09:00:00+08:00", endsAt: "2026-06-15T11:00:00+08:00" };
    const { id, revision } = await w.event({
      ...eventBody(),
      sessions: [{ place: "广场", ...past }],
      signupOpensAt: "2026-06-01T00:00:00+08:00",
      signupClosesAt: "2026-06-14T00:00:00+08:00",
    });
    const { call } = await w.as("planner");
    return () => call("event.hold", { params: { ...w.params, event: id }, revision });
  },
  "event.cancel": async (w) => {
    const { id, revision } = await w.event();
    const { call } = await w.as("planner");
    return () => call("event.cancel", { params: { ...w.params, event: id }, body: comment, revision });
  },
  "signup.create": async (w) => {
    const event = await w.event();
    return () => w.signup(event);
  },
  "signup.withdraw": async (w) => {
    const { params } = await w.signup(await w.event());
    const { call } = await w.manager();
    return () => call("signup.withdraw", { params });
  },
  "signup.accept_offer": async (w) => {
    const { person, params } = await w.offered();
    return () => person.call("signup.accept_offer", { params });
  },
  "signup.decline_offer": async (w) => {
    const { person, params } = await w.offered();
    return () => person.call("signup.decline_offer", { params });
  },
  "signup.confirm": async (w) => {
    const { params } = await w.signup(await w.event({ approval: "required" }));
    const { call } = await w.as("reviewer1");
    return () => call("signup.confirm", { params });
  },
  "signup.refuse": async (w) => {
    const { params } = await w.signup(await w.event({ approval: "required" }));
    const { call } = await w.as("reviewer1");
    return () => call("signup.refuse", { params, body: comment });
  },
  "outcome.draft": async (w) => (await w.outcome()).draft,
  "outcome.update": async (w) => {
    const { made, params } = await w.drafted();
    const { call } = await w.manager();
    return () => call("outcome.update", { params, body: { figures: [] }, revision: made.revision });
  },
  "outcome.submit": async (w) => {
    const { made, params } = await w.drafted();
    const { call } = await w.manager();
    return () => call("outcome.submit", { params, revision: made.revision });
  },
  "outcome.accept": async (w) => {
    const { submitted, params } = await w.submittedOutcome();
    const { call } = await w.as("reviewer1");
    return () => call("outcome.accept", { params, revision: submitted.revision });
  },
  "outcome.return": async (w) => {
    const { submitted, params } = await w.submittedOutcome();
    const { call } = await w.as("reviewer1");
    return () => call("outcome.return", { params, body: comment, revision: submitted.revision });
  },
};

/** 三员 by the row alone: the cases' people hold what it keeps apart. */
const apart = (w: World, on: boolean) =>
  inBureau(w.bureau, (sql) => {
    sql.exec("UPDATE bureau SET separate_administration = ?", on ? 1 : 0);
  });

async function seen(w: World) {
  const { revision } = await (await w.as("admin")).call("bureau.get", { params: w.params });
  return { params: w.params, revision };
}

async function requested(w: World) {
  const { call } = await w.as("admin");
  const body = { separateAdministration: false } as const;
  return { call, request: async () => call("relaxation.request", { ...(await seen(w)), body }) };
}

/** A link that waits: its person operates the platform. */
async function waitingReset(w: World) {
  const { email, id } = await w.newcomer();
  const { founder } = w.bureau;
  await founder.call("operator.appoint", { params: {}, body: { email } });
  const { call } = await w.as("security");
  await call("password_reset.create", { params: { ...w.params, person: id }, body: {} });
  const { items } = await founder.call("password_reset.waiting", { params: {} });
  return { params: { password_reset: items.find(({ person }) => person.id === id)?.id ?? "" } };
}

/** An account that the organisation's provider signs in. */
const linked = (person: string) =>
  inDirectory((sql) => {
    sql.exec(
      `INSERT INTO account (id, accountId, providerId, userId, createdAt, updatedAt) VALUES (?, ?, 'oidc', ?, '', '')`,
      `link-${person}`,
      `subject-${person}`,
      person,
    );
  });
