import { fillLibrary } from "./load/materials.ts";
import { openLiveSeason } from "./load/live.ts";
import { gatherPartners, gatherStaff, type InstitutionIds, registerInstitutions } from "./load/people.ts";
import { replayCase } from "./load/case-2023.ts";
import { hangScreens } from "./load/screens.ts";
import { createStage, type LoadOptions, type Stage } from "./load/stage.ts";

/**
 * Loads the demo content into an empty server, through its public API and as the right persons would, each thing at the
 * instant it happened: all rules judge the case of 2023 as they would have then. Ends the override of the clock at the
 * end. Throws the first refusal.
 */
export async function loadDemo(options: LoadOptions): Promise<void> {
  const stage = createStage(options);
  await gatherStaff(stage);
  const institutions = await registerInstitutions(stage);
  // Their passwords are hashed in a process of its own; the screens of the first period play meanwhile.
  const partners = gatherPartners(stage, institutions);
  await Promise.all([partners, loadRest(stage, institutions, partners)]);
}

async function loadRest(stage: Stage, institutions: InstitutionIds, partners: Promise<void>): Promise<void> {
  const library = await fillLibrary(stage);
  const { screens, groups } = await hangScreens(stage, library, institutions);
  const led = screens.get("led");
  if (led) await replayCase(stage, library, led, institutions, partners);
  const nowMs = Date.now();
  await openLiveSeason(stage, { library, screens, groups, institutions }, nowMs);
  await stage.bearing(null, new Date(nowMs).toISOString())("demo.ready", { params: {} });
}

if (import.meta.main) {
  const setting = (name: string): string => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  await loadDemo({
    baseUrl: setting("FANGFEI_DEMO_URL"),
    secret: setting("FANGFEI_DEMO_SECRET"),
    setupToken: setting("FANGFEI_SETUP_TOKEN"),
    log: (line) => console.log(line),
  });
}
