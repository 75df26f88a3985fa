import type { ResetNote } from "../contracts/account.ts";
import type { Env } from "../env.ts";
import type { Deliverers } from "../platform/outbox.ts";
import type { Parent } from "./bureaus.ts";

/** What the directory tells a bureau. */
interface ToldBureau {
  placed(parent: Parent): Promise<void>;
  noteReset(note: ResetNote): Promise<void>;
}

/** The effects that the directory leaves in its outbox. */
export function deliverers(env: Env): Deliverers {
  return {
    "bureau.placed": async (payload) => {
      const { subject, parent } = asPlace(payload);
      await bureauOf(env, subject).placed(parent);
    },
    "bureau.reset": async (payload) => {
      const { to, note } = asReset(payload);
      await bureauOf(env, to).noteReset(note);
    },
  };
}

// Safe because only `tellPlace` writes rows of this kind.
function asPlace(payload: unknown) {
  return payload as { subject: string; parent: Parent };
}

// Safe because only `redeemReset` writes rows of this kind.
function asReset(payload: unknown) {
  return payload as { to: string; note: ResetNote };
}

// Safe because the class behind the binding is `Bureau`, which has these methods.
function bureauOf(env: Env, id: string) {
  return env.BUREAU.getByName(id) as unknown as ToldBureau;
}
