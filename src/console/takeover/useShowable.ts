import type { MaterialVersion } from "../../contracts/material.ts";
import { useMaterials } from "../materials/queries.ts";
import { useTime } from "../text/time.ts";

/** What is approved, valid today, and can be shown on a screen: the newest such version of each material. */
export function useShowable(): { title: string; version: MaterialVersion }[] {
  const { today } = useTime();
  return (useMaterials().data ?? []).flatMap(({ title, kind, versions }) => {
    const version = versions.find(({ state, validFrom }) => state === "approved" && (validFrom ?? "") <= today);
    return version && kind !== "leaflet" ? [{ title, version }] : [];
  });
}
