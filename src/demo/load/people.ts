import type { Grant } from "../../contracts/member.ts";
import { after } from "../content/days.ts";
import { INSTITUTIONS } from "../content/institutions.ts";
import { ADMIN, BUREAU, emailOf, PASSWORD, STAFF } from "../content/people.ts";
import { bureau, type Stage } from "./stage.ts";

/** Institution ids by the `login` of their manager. */
export type InstitutionIds = ReadonlyMap<string, string>;

/** Founds the bureau and lets its staff accept their invitations and sign in. */
export async function gatherStaff(stage: Stage): Promise<void> {
  await stage.bearing(null, "2022-12-01T09:00:00+08:00")("setup.create", {
    params: {},
    body: {
      token: stage.options.setupToken,
      bureau: BUREAU,
      admin: { email: emailOf(ADMIN.login), name: ADMIN.name, password: PASSWORD },
    },
  });
  await stage.signIn(ADMIN.login);
  await Promise.all(
    STAFF.map(({ login, name, roles }, i) =>
      join(stage, login, name, { roles: [...roles] }, after("2022-12-01T09:10:00+08:00", i * 60)),
    ),
  );
}

export async function registerInstitutions(stage: Stage): Promise<InstitutionIds> {
  const ids = INSTITUTIONS.map(async ({ login, name, kind }, i) => {
    const admin = stage.as(ADMIN.login, after("2022-12-01T10:00:00+08:00", i * 60));
    const { id } = await admin("institution.create", { params: { bureau }, body: { name, kind } });
    return [login, id] as const;
  });
  return new Map(await Promise.all(ids));
}

/** Lets each institution's manager accept an invitation and sign in: as slow as 66 password hashes. */
export async function gatherPartners(stage: Stage, institutions: InstitutionIds): Promise<void> {
  await Promise.all(
    INSTITUTIONS.map(({ login, person }, i) => {
      const grant: Grant = { institution: institutionOf(institutions, login), role: "partner_manager" };
      return join(stage, login, person, grant, after("2022-12-01T14:00:00+08:00", i * 60));
    }),
  );
}

export function institutionOf(institutions: InstitutionIds, login: string): string {
  const id = institutions.get(login);
  if (id === undefined) throw new Error(`${login} has no institution`);
  return id;
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
