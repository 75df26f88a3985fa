import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { useCampaigns, useThemes } from "../campaigns/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useName } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { MaterialForm } from "./MaterialForm.tsx";
import { useMaterial } from "./queries.ts";
import { SloganDrawer } from "./SloganDrawer.tsx";
import { text } from "./text.ts";
import { UploadDrawer } from "./UploadDrawer.tsx";
import { useJudging } from "./useJudging.tsx";
import { VersionReading } from "./VersionReading.tsx";
import { VersionSide } from "./VersionSide.tsx";
import { VersionStateTag } from "./VersionStateTag.tsx";

/** One material: what a version looks like, its review trail, and what comes next. */
export default function MaterialPage() {
  const { material = "" } = useParams();
  return <Answer query={useMaterial(material)}>{(one) => <MaterialView key={one.id} material={one} />}</Answer>;
}

function MaterialView({ material }: { material: Material }) {
  const words = useText(text);
  const bureau = useBureau();
  const nameOf = useName();
  const campaign = (useCampaigns({ enabled: bureau.staff }).data ?? []).find((one) => one.id === material.campaign);
  const theme = useThemes().data?.find((one) => one.id === material.theme);
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState<"version" | "details" | null>(null);
  const version = material.versions.find((one) => one.id === chosen) ?? material.versions[0];
  const close = () => setOpen(null);
  return (
    <Page
      title={material.title}
      beside={bureau.staff && version && <VersionStateTag state={version.state} />}
      intro={[words.kinds[material.kind], nameOf(theme), campaign?.name].filter(Boolean).join(" · ")}
      actions={
        bureau.may("material.write") && (
          <>
            <Button onClick={() => setOpen("details")}>{words.edit}</Button>
            <Button onClick={() => setOpen("version")}>
              {material.kind === "text" ? words.newText : words.newVersion}
            </Button>
          </>
        )
      }
    >
      {version && (
        <div className="material-view">
          <VersionView key={version.id} material={material} version={version} onChoose={setChosen} />
        </div>
      )}
      {open === "details" && <MaterialForm material={material} onClose={close} />}
      {open === "version" && material.kind === "text" && <SloganDrawer material={material} onClose={close} />}
      {open === "version" && material.kind !== "text" && <UploadDrawer material={material.id} onClose={close} />}
    </Page>
  );
}

interface VersionProps {
  material: Material;
  version: MaterialVersion;
  onChoose: (id: string) => void;
}

function VersionView({ material, version, onChoose }: VersionProps) {
  const reviewing = useJudging(material, version);
  return (
    <>
      <VersionReading material={material} version={version} />
      <VersionSide material={material} version={version} reviewing={reviewing} onChoose={onChoose} />
    </>
  );
}
