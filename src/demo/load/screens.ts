import { after } from "../content/days.ts";
import { GROUPS, type GroupKey, SCREENS, type ScreenKey } from "../content/screens.ts";
import type { Library } from "./materials.ts";
import type { InstitutionIds } from "./people.ts";
import { bureau, type Stage } from "./stage.ts";

/** A screen of the demo and the player that stands for it: its token, and how far its play numbers have come. */
export interface DemoScreen {
  readonly id: string;
  readonly token: string;
  readonly bootEpoch: number;
  lastSeq: number;
}
export type Screens = ReadonlyMap<ScreenKey, DemoScreen>;

/** Registers the screens and groups, and pairs each screen with a player as an operator does. */
export async function hangScreens(
  stage: Stage,
  { materials }: Library,
  institutions: InstitutionIds,
): Promise<{ screens: Screens; groups: ReadonlyMap<GroupKey, string> }> {
  const from = "2022-12-09T09:00:00+08:00";
  const screens = new Map(
    await Promise.all(
      screenKeys().map(async (key, i) => {
        const { partner, fallback, ...body }: (typeof SCREENS)[ScreenKey] & { partner?: string } = SCREENS[key];
        // All at once, so their instants lie closer together than a pairing code is valid.
        const instant = after(from, i * 60);
        const screen = await stage.as("operator", instant)("screen.create", {
          params: { bureau },
          body: {
            ...body,
            tags: [...body.tags],
            institution: (partner !== undefined && institutions.get(partner)) || null,
            fallback: materials[fallback].id,
          },
        });
        return [key, await pair(stage, screen, after(instant, 120))] as const;
      }),
    ),
  );
  const groups = new Map(
    await Promise.all(
      groupKeys().map(async (key, i) => {
        const { name, tags, screens: members } = GROUPS[key];
        const ids = members.flatMap((member) => screens.get(member)?.id ?? []);
        const group = await stage.as("operator", after("2022-12-09T11:00:00+08:00", i * 60))("group.create", {
          params: { bureau },
          body: { name, tags: [...tags], screens: ids },
        });
        return [key, group.id] as const;
      }),
    ),
  );
  return { screens, groups };
}

/** The player shows a code, the operator types it, the player collects its token. */
async function pair(
  stage: Stage,
  screen: { id: string; widthPx: number; heightPx: number },
  instant: string,
): Promise<DemoScreen> {
  const { pairing, secret, code } = await stage.bearing(null, instant)("pairing.create", {
    params: {},
    body: {
      widthPx: screen.widthPx,
      heightPx: screen.heightPx,
      userAgent: "Fangfei demo player",
      playerVersion: "demo",
    },
  });
  await stage.as("operator", after(instant, 20))("screen.pair", {
    params: { bureau, screen: screen.id },
    body: { code },
  });
  const state = await stage.bearing(secret, after(instant, 25))("pairing.poll", { params: { pairing } });
  if (state.state !== "paired") throw new Error(`${screen.id} was not paired`);
  return { id: screen.id, token: state.token, bootEpoch: Date.parse(instant), lastSeq: 0 };
}

// Safe because the keys of a constant table are its own.
function screenKeys() {
  return Object.keys(SCREENS) as ScreenKey[];
}
// Safe for the same reason.
function groupKeys() {
  return Object.keys(GROUPS) as GroupKey[];
}
