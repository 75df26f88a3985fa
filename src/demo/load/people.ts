import type { Grant } from "../../contracts/member.ts";
import { after } from "../content/days.ts";
import { INSTITUTIONS } from "../content/institutions.ts";
import { ADMIN, BUREAU, emailOf, PASSWORD, STAFF } from "../content/people.ts";
import { bureau, type Stage } from "./stage.ts";

/** Institution ids by the `login` of their manager. */
export type InstitutionIds = ReadonlyMap<string, string>;

/** Founds the bureau, registers the institutions, and lets everybody accept an invitation and sign in. */
export async function gatherPeople(stage: Stage): Promise<InstitutionIds> {
  const founding = "2022-12-01T09:00:00+08:00";
  await stage.bearing(null, founding)("setup.create", {
    params: {},
    body: {
      token: stage.options.setupToken,
      bureau: BUREAU,
      admin: { email: emailOf(ADMIN.login), name: ADMIN.name, password: PASSWORD },
    },
  });
  await stage.signIn(ADMIN.login);

  const joined = STAFF.map(({ login, name, roles }, i) =>
    join(stage, login, name, { roles: [...roles] }, after("2022-12-01T09:10:00+08:00", i * 60)),
  );
  const registered = INSTITUTIONS.map(async ({ login, name, kind, person }, i) => {
    const instant = after("2022-12-01T10:00:00+08:00", i * 60);
    const { id } = await stage.as(ADMIN.login, instant)("institution.create", {
      params: { bureau },
      body: { name, kind },
    });
    await join(stage, login, person, { institution: id, role: "partner_manager" }, after(instant, 30));
    return [login, id] as const;
  });
  await Promise.all(joined);
  return new Map(await Promise.all(registered));
}

async function join(stage: Stage, login: string, name: string, grant: Grant, instant: string): Promise<void> {
  const { token = "" } = await stage.as(ADMIN.login, instant)("invitation.create", {
    params: { bureau },
    body: { email: emailOf(login), grant },
  });
  await stage.bearing(null, after(instant, 600))("invitation.accept", {
    params: { invitation_token: token },
    body: { name, password: PASSWORD },
  });
  await stage.signIn(login);
}
