import type { Identity } from "./identity.ts";

/** How many recovery codes a person has not used yet. */
export async function recoveryCodesLeft(it: Identity, person: string): Promise<number> {
  const read = await it.accounts.api.viewBackupCodes({ body: { userId: person } });
  return read.backupCodes.length;
}
