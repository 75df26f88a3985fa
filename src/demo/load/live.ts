import { at, plusDays, shanghaiDay } from "../content/days.ts";
import {
  COMMUNITY_FILINGS,
  COMMUNITY_HOST_FIGURES,
  liveSeason,
  PENDING_SLOGAN,
  UPCOMING_SIGNUPS,
} from "../content/now.ts";
import type { GroupKey } from "../content/screens.ts";
import { approveCampaign, book } from "./campaign.ts";
import { counted, file } from "./filing.ts";
import type { Library } from "./materials.ts";
import { type InstitutionIds, institutionOf } from "./people.ts";
import { beat, livePlays } from "./plays.ts";
import type { Screens } from "./screens.ts";
import { bureau, type Stage } from "./stage.ts";

interface Everything {
  readonly library: Library;
  readonly screens: Screens;
  readonly groups: ReadonlyMap<GroupKey, string>;
  readonly institutions: InstitutionIds;
}

/** What is under way at `nowMs`: the season of today with its campaigns, bookings, events and proof so far. */
export async function openLiveSeason(stage: Stage, everything: Everything, nowMs: number): Promise<void> {
  const { library, screens, groups } = everything;
  const today = shanghaiDay(nowMs);
  const live = liveSeason(today);
  const planned = plusDays(today, -9);
  const season = await stage.as("planner", at(planned, "08:50"))("season.create", {
    params: { bureau },
    body: live.season,
  });
  const campaign = async (key: keyof typeof live.campaigns) => {
    const { themes, ...body } = live.campaigns[key];
    const ids = themes.map((theme) => library.themes[theme]);
    return approveCampaign(stage, { ...body, season: season.id, themes: ids }, planned);
  };
  const campaigns = { elderly: await campaign("elderly"), scam: await campaign("scam") };

  for (const booking of live.bookings) {
    const { state, screens: onScreens = [], groups: inGroups = [], ...body } = booking;
    const targets = {
      screens: onScreens.flatMap((key) => screens.get(key)?.id ?? []),
      groups: inGroups.flatMap((key) => groups.get(key) ?? []),
    };
    const playlist = library.playlists[body.playlist];
    await book(stage, { ...body, campaign: campaigns[body.campaign], playlist, targets }, planned, state);
  }
  await Promise.all([
    holdCommunityEvent(stage, everything, live.events.held, campaigns.elderly, today),
    openUpcomingEvents(stage, everything, live.events, campaigns, today),
    draftSlogan(stage, library, at(plusDays(today, -1), "16:00")),
    provePlays(stage, screens, today, nowMs),
  ]);
}

type Events = ReturnType<typeof liveSeason>["events"];

async function publish(stage: Stage, plan: Events[keyof Events], campaign: string, day: string): Promise<string> {
  const drafted = await stage.as("planner", at(day, "08:30"))("event.create", {
    params: { bureau },
    body: { ...plan, campaign },
  });
  const params = { bureau, event: drafted.id };
  await stage.as("planner", at(day, "08:40"))("event.publish", { params, revision: drafted.revision });
  return drafted.id;
}

async function holdCommunityEvent(
  stage: Stage,
  { institutions }: Everything,
  plan: Events["held"],
  campaign: string,
  today: string,
): Promise<void> {
  const event = await publish(stage, plan, campaign, plusDays(today, -8));
  const params = { bureau, event };
  for (const { login } of COMMUNITY_FILINGS) {
    const institution = institutionOf(institutions, login);
    await stage.as(login, at(plusDays(today, -6), "10:00"))("signup.create", {
      params,
      body: { institution, role: "booth" },
    });
  }
  const day = plusDays(today, -3);
  const evening = stage.as("planner", at(day, "17:00"));
  const { revision } = await evening("event.get", { params });
  await evening("event.hold", { params, revision });
  const host = { event, institution: null, login: "planner", figures: COMMUNITY_HOST_FIGURES };
  await file(stage, host, at(plusDays(today, -2), "09:00"), at(plusDays(today, -1), "09:00"));
  for (const { login, leaflets, consultations, accepted } of COMMUNITY_FILINGS) {
    const filing = {
      event,
      institution: institutionOf(institutions, login),
      login,
      figures: counted(leaflets, consultations),
    };
    await file(stage, filing, at(plusDays(today, -2), "10:00"), accepted ? at(plusDays(today, -1), "09:30") : null);
  }
}

async function openUpcomingEvents(
  stage: Stage,
  { institutions }: Everything,
  { upcoming, draft }: Events,
  campaigns: { elderly: string; scam: string },
  today: string,
): Promise<void> {
  const event = await publish(stage, upcoming, campaigns[upcoming.campaign], plusDays(today, -3));
  for (const [login, role, quantity] of UPCOMING_SIGNUPS) {
    await stage.as(login, at(plusDays(today, -2), "09:30"))("signup.create", {
      params: { bureau, event },
      body: { institution: institutionOf(institutions, login), role, quantity },
    });
  }
  const { campaign, ...body } = draft;
  await stage.as("planner", at(plusDays(today, -1), "15:00"))("event.create", {
    params: { bureau },
    body: { ...body, campaign: campaigns[campaign] },
  });
}

async function draftSlogan(stage: Stage, { themes }: Library, instant: string): Promise<void> {
  const planner = stage.as("planner", instant);
  const { id } = await planner("material.create", {
    params: { bureau },
    body: { title: PENDING_SLOGAN.text, kind: "text", theme: themes.pension },
  });
  const written = await planner("material.write_text", { params: { bureau, material: id }, body: PENDING_SLOGAN });
  const version = written.versions[0]?.id ?? "";
  await planner("version.submit", { params: { bureau, material: id, version } });
}

/** The LED has shown the season since its first day, the other screens since this morning. */
async function provePlays(stage: Stage, screens: Screens, today: string, nowMs: number): Promise<void> {
  for (const [key, screen] of screens)
    await livePlays(stage, screen, key === "led" ? plusDays(today, -7) : today, today, nowMs);
  const now = new Date(nowMs).toISOString();
  await Promise.all([...screens.values()].map((screen) => beat(stage, screen, now)));
}
