import type { PlacedBureau } from "../../contracts/operator.ts";

type Bureau = Pick<PlacedBureau, "id" | "name" | "parent">;

/** Each bureau right below the one above it, with how far down it stands; the same order on every level as given. */
export function inTree<B extends Bureau>(bureaus: readonly B[]): { bureau: B; depth: number }[] {
  const known = new Set(bureaus.map(({ id }) => id));
  const under = (parent: string | null, depth: number): { bureau: B; depth: number }[] =>
    bureaus
      .filter((one) => (one.parent !== null && known.has(one.parent) ? one.parent : null) === parent)
      .flatMap((bureau) => [{ bureau, depth }, ...under(bureau.id, depth + 1)]);
  return under(null, 0);
}

/** Under which a bureau may be placed: none of those below it, nor itself. */
export function placesFor<B extends Bureau>(id: string, bureaus: readonly B[]): B[] {
  const below = new Set([id]);
  for (const { bureau } of inTree(bureaus))
    if (bureau.parent !== null && below.has(bureau.parent)) below.add(bureau.id);
  return bureaus.filter((one) => !below.has(one.id));
}
