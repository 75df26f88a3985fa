import { after } from "../content/days.ts";
import { INSTITUTIONS } from "../content/institutions.ts";
import {
  HOST_FIGURES,
  HOST_NARRATIVE,
  JOINT_EVENT,
  PARTICIPATIONS,
  PUBLISHED_TOTALS,
  WITHDRAWS,
} from "../content/joint-event.ts";
import { counted, file } from "./filing.ts";
import { type InstitutionIds, institutionOf } from "./people.ts";
import { bureau, type Stage } from "./stage.ts";

/** Plays through the event of 15 June 2023: invitation, queue at the booths, the day itself, 34 filings. */
export async function playJointEvent(stage: Stage, campaign: string, institutions: InstitutionIds): Promise<void> {
  const { sessions, roles, ...rest } = JOINT_EVENT;
  const planner = (instant: string) => stage.as("planner", instant);
  const drafted = await planner("2023-05-30T10:00:00+08:00")("event.create", {
    params: { bureau },
    body: { ...rest, campaign, sessions: [...sessions], roles: [...roles] },
  });
  const event = drafted.id;
  const params = { bureau, event };
  await planner("2023-05-31T10:00:00+08:00")("event.publish", { params, revision: drafted.revision });
  await signUp(stage, event, institutions);

  const { revision } = await planner("2023-06-15T17:30:00+08:00")("event.get", { params });
  await planner("2023-06-15T17:30:00+08:00")("event.hold", { params, revision });
  const host = { event, institution: null, login: "planner", figures: HOST_FIGURES, narrative: HOST_NARRATIVE };
  await file(stage, host, "2023-06-16T09:30:00+08:00", "2023-06-20T09:00:00+08:00");
  await Promise.all(
    INSTITUTIONS.map(async ({ login }, i) => {
      const { leaflets, consultations } = participationOf(i);
      const institution = institutionOf(institutions, login);
      const filing = { event, institution, login, figures: counted(leaflets, consultations) };
      await file(
        stage,
        filing,
        after("2023-06-16T10:00:00+08:00", i * 420),
        after("2023-06-20T09:10:00+08:00", i * 90),
      );
    }),
  );
}

/** One after the other, because the order decides who waits. */
async function signUp(stage: Stage, event: string, institutions: InstitutionIds): Promise<void> {
  let instant = JOINT_EVENT.signupOpensAt as string;
  for (const [i, { login }] of INSTITUTIONS.entries()) {
    for (const [role, quantity] of Object.entries(participationOf(i).places)) {
      instant = after(instant, 97);
      await stage.as(login, instant)("signup.create", {
        params: { bureau, event },
        body: { institution: institutionOf(institutions, login), role, quantity },
      });
    }
  }
  const giver = INSTITUTIONS[WITHDRAWS.institution]?.login ?? "";
  const own = await stage.as(giver, "2023-06-05T10:00:00+08:00")("signup.list", {
    params: { bureau },
    query: { event },
  });
  const given = own.items.find(({ role }) => role === WITHDRAWS.role);
  if (!given) throw new Error(`${giver} has no place to give back`);
  await stage.as(giver, "2023-06-05T10:00:00+08:00")("signup.withdraw", { params: { bureau, signup: given.id } });

  const offers = await stage.as("planner", "2023-06-05T10:05:00+08:00")("signup.list", {
    params: { bureau },
    query: { event, state: "offered" },
  });
  const offered = offers.items[0];
  const taker = INSTITUTIONS.find(({ login }) => institutions.get(login) === offered?.institution);
  if (!offered || !taker) throw new Error("The place that was given back was offered to nobody");
  await stage.as(taker.login, "2023-06-05T11:00:00+08:00")("signup.accept_offer", {
    params: { bureau, signup: offered.id },
  });
}

/** The replayed case must add up to what was published. */
export async function checkTotals(stage: Stage, campaign: string): Promise<void> {
  const reach = await stage.as("planner", "2023-07-03T09:00:00+08:00")("reach.campaign", {
    params: { bureau, campaign },
  });
  for (const [metric, published] of Object.entries(PUBLISHED_TOTALS)) {
    const figures = reach.subtotals.find((subtotal) => subtotal.metric === metric)?.figures ?? [];
    const values = figures.map(({ value }) => value);
    if (values.length !== 1 || values[0] !== published)
      throw new Error(`${metric} of 2023 came to ${values.join(" and ")} instead of ${published}`);
  }
}

function participationOf(i: number) {
  const participation = PARTICIPATIONS[i];
  if (!participation) throw new Error(`Institution ${i} took no part`);
  return participation;
}
