import type { Env } from "../env.ts";
import type { Deliverers } from "../platform/outbox.ts";
import type { Parent } from "./bureaus.ts";

/** What the directory tells a bureau. */
interface PlacedBureau {
  placed(parent: Parent): Promise<void>;
}

/** The effects that the directory leaves in its outbox. */
export function deliverers(env: Env): Deliverers {
  return {
    "bureau.placed": async (payload) => {
      const { subject, parent } = asPlace(payload);
      await bureauOf(env, subject).placed(parent);
    },
  };
}

// Safe because only `tellPlace` writes rows of this kind.
function asPlace(payload: unknown) {
  return payload as { subject: string; parent: Parent };
}

// Safe because the class behind the binding is `Bureau`, which has this method.
function bureauOf(env: Env, id: string) {
  return env.BUREAU.getByName(id) as unknown as PlacedBureau;
}
