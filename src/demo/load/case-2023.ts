import { PERIODS } from "../content/case-2023.ts";
import { at } from "../content/days.ts";
import { LED_HOURS_NOW } from "../content/screens.ts";
import { approveCampaign, book } from "./campaign.ts";
import { checkTotals, playJointEvent } from "./joint-event.ts";
import type { Library } from "./materials.ts";
import type { InstitutionIds } from "./people.ts";
import { beat, livePlays } from "./plays.ts";
import type { DemoScreen } from "./screens.ts";
import { bureau, type Stage } from "./stage.ts";

/** The reference case: three periods on the LED, and the joint event in the second, for which `partners` must be there. */
export async function replayCase(
  stage: Stage,
  { themes, playlists }: Library,
  led: DemoScreen,
  institutions: InstitutionIds,
  partners: Promise<void>,
): Promise<void> {
  for (const { season: body, campaign, booking, plannedOn } of PERIODS) {
    const season = await stage.as("planner", at(plannedOn, "08:50"))("season.create", { params: { bureau }, body });
    const id = await approveCampaign(
      stage,
      { ...campaign, season: season.id, themes: campaign.themes.map((key) => themes[key]) },
      plannedOn,
    );
    await book(
      stage,
      {
        campaign: id,
        title: booking.title,
        playlist: playlists[booking.playlist],
        targets: { screens: [led.id] },
        tier: "regular",
        windows: [{ startsOn: body.startsOn, endsOn: body.endsOn }],
      },
      plannedOn,
    );
    const withEvent = body.entry === "june_month";
    await Promise.all([
      livePlays(stage, led, body.startsOn, body.endsOn),
      withEvent ? partners.then(() => playJointEvent(stage, id, institutions)) : undefined,
    ]);
    await beat(stage, led, at(body.endsOn, "23:30"));
    if (withEvent) await checkTotals(stage, id);
    stage.log(`${body.name}: ${led.lastSeq}`);
  }
  await widenOpenHours(stage, led);
}

async function widenOpenHours(stage: Stage, led: DemoScreen): Promise<void> {
  const operator = stage.as("operator", "2023-10-09T09:00:00+08:00");
  const params = { bureau, screen: led.id };
  const { revision } = await operator("screen.get", { params });
  await operator("screen.update", { params, revision, body: { openHours: LED_HOURS_NOW } });
}
