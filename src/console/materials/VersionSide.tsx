import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { useBureau } from "../shell/bureau.ts";
import { NextStep } from "./NextStep.tsx";
import { Trail } from "./Trail.tsx";
import "./review.css";
import type { Reviewing } from "./useJudging.tsx";
import { VersionActions } from "./VersionActions.tsx";

interface Props {
  material: Material;
  version: MaterialVersion;
  reviewing: Reviewing;
  onChoose: (id: string) => void;
}

/** Beside what is read: how far it has come, what the person in view may do, who decided what. */
export function VersionSide({ material, version, reviewing, onChoose }: Props) {
  const bureau = useBureau();
  return (
    <aside className="panel panel-pad">
      {bureau.staff && <NextStep material={material} version={version} reviewing={reviewing} onChoose={onChoose} />}
      <VersionActions material={material} version={version} reviewing={reviewing} onChoose={onChoose} />
      {bureau.staff && <Trail versions={material.versions} chosen={version.id} onChoose={onChoose} />}
    </aside>
  );
}
