import { FontSizeOutlined, UploadOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Select } from "antd";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { type Material, MaterialKind, VersionState } from "../../contracts/material.ts";
import { useThemes } from "../campaigns/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useName } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { Preview } from "./Preview.tsx";
import { useMaterials } from "./queries.ts";
import { SloganDrawer } from "./SloganDrawer.tsx";
import { text } from "./text.ts";
import { UploadDrawer } from "./UploadDrawer.tsx";
import { uploadText } from "./uploadText.ts";
import { VersionStateTag } from "./VersionStateTag.tsx";

/** All materials with previews; for an institution the approved ones, to take away. */
export default function MaterialsPage() {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const navigate = useNavigate();
  const materials = useMaterials();
  const [search] = useSearchParams();
  const campaign = search.get("campaign") ?? undefined;
  const [find, setFind] = useState("");
  const [kind, setKind] = useState<MaterialKind>();
  const [state, setState] = useState<VersionState>();
  const [making, setMaking] = useState<"upload" | "slogan" | null>(campaign ? "upload" : null);
  const writes = bureau.may("material.write");
  const buttons = writes && (
    <>
      <Button icon={<FontSizeOutlined />} onClick={() => setMaking("slogan")}>
        {words.newSlogan}
      </Button>
      <Button type="primary" icon={<UploadOutlined />} onClick={() => setMaking("upload")}>
        {words.upload}
      </Button>
    </>
  );
  const shown = (one: Material) =>
    (!kind || one.kind === kind) && (!state || one.versions[0]?.state === state) && one.title.includes(find.trim());
  const filtered = kind !== undefined || state !== undefined || find !== "";
  return (
    <Page
      title={bureau.staff ? words.title : words.downloadsTitle}
      intro={bureau.staff ? words.intro : words.downloadsIntro}
      actions={buttons}
    >
      <Flex gap={8} wrap style={{ marginBottom: 16 }}>
        <Input.Search
          allowClear
          placeholder={word.search}
          aria-label={word.search}
          style={{ width: 220 }}
          onChange={(event) => setFind(event.target.value)}
        />
        <Select
          allowClear
          aria-label={words.kind}
          placeholder={`${words.kind}: ${word.all}`}
          style={{ width: 150 }}
          onChange={(next: MaterialKind | undefined) => setKind(next)}
          options={MaterialKind.options.map((value) => ({ value, label: words.kinds[value] }))}
        />
        {bureau.staff && (
          <Select
            allowClear
            aria-label={word.state}
            placeholder={`${word.state}: ${word.all}`}
            style={{ width: 150 }}
            onChange={(next: VersionState | undefined) => setState(next)}
            options={VersionState.options.map((value) => ({ value, label: words.states[value] }))}
          />
        )}
      </Flex>
      <Answer query={materials} rows={10}>
        {(all) => {
          const list = all.filter(shown);
          if (list.length > 0) return <Grid materials={list} />;
          return (
            <div className="panel">
              <Nothing
                title={filtered ? words.emptyFiltered : bureau.staff ? words.emptyTitle : words.emptyDownloads}
                {...(!filtered && writes && { hint: words.emptyHint, action: <Flex gap={8}>{buttons}</Flex> })}
              />
            </div>
          );
        }}
      </Answer>
      {making === "upload" && <UploadDrawer campaign={campaign} onClose={() => setMaking(null)} />}
      {making === "slogan" && (
        <SloganDrawer
          campaign={campaign}
          onClose={() => setMaking(null)}
          onMade={(id) => void navigate(`/b/${bureau.id}/materials/${id}`)}
        />
      )}
    </Page>
  );
}

function Grid({ materials }: { materials: Material[] }) {
  const words = useText(text);
  const upWords = useText(uploadText);
  const bureau = useBureau();
  const nameOf = useName();
  const themes = useThemes().data ?? [];
  return (
    <ul className="material-grid">
      {materials.map(({ id, title, kind, theme, versions: [newest] }) => (
        <li key={id}>
          <Link to={`/b/${bureau.id}/materials/${id}`} className="panel material-card">
            {newest ? (
              <Preview version={newest} title={title} size="card" />
            ) : (
              <div className="preview is-card">{upWords.nothing}</div>
            )}
            <div className="material-card-body">
              <div className="clip" style={{ fontWeight: 600 }} title={title}>
                {title}
              </div>
              <Flex justify="space-between" align="center" gap={8} style={{ marginTop: 4 }}>
                <span className="clip" style={{ color: "var(--ink-soft)", fontSize: 13 }}>
                  {[words.kinds[kind], nameOf(themes.find((one) => one.id === theme))].filter(Boolean).join(" · ")}
                </span>
                {bureau.staff && newest && <VersionStateTag state={newest.state} />}
              </Flex>
            </div>
          </Link>
        </li>
      ))}
    </ul>
  );
}
