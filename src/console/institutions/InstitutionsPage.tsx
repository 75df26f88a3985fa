import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Flex, Input, Select, Table } from "antd";
import { useState } from "react";
import { type Institution, InstitutionKind } from "../../contracts/institution.ts";
import { InviteDrawer } from "../members/InviteDrawer.tsx";
import { useMembers } from "../members/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { StateTag } from "../shell/StateTag.tsx";
import { common } from "../text/common.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { InstitutionActions } from "./InstitutionActions.tsx";
import { InstitutionForm } from "./InstitutionForm.tsx";
import { useInstitutions } from "./queries.ts";
import "./institutions.css";
import { text } from "./text.ts";

/** The bureau's partners and how many people each has here. */
export default function InstitutionsPage() {
  const words = useText(text);
  const bureau = useBureau();
  const institutions = useInstitutions();
  const [making, setMaking] = useState(false);
  const create = bureau.may("institution.write") && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {words.new}
    </Button>
  );
  return (
    <Page title={words.title} intro={words.intro} actions={create}>
      <Answer query={institutions}>
        {(all) =>
          all.length > 0 ? (
            <InstitutionTable institutions={all} />
          ) : (
            <div className="panel">
              <Nothing title={words.emptyTitle} hint={words.emptyHint} action={create} />
            </div>
          )
        }
      </Answer>
      {making && <InstitutionForm onClose={() => setMaking(false)} />}
    </Page>
  );
}

function InstitutionTable({ institutions }: { institutions: readonly Institution[] }) {
  const words = useText(text);
  const inRow = useRow();
  const word = useText(common);
  const bureau = useBureau();
  const seesPeople = bureau.may("member.read");
  const members = useMembers({ enabled: seesPeople }).data ?? [];
  const [find, setFind] = useState("");
  const [kind, setKind] = useState<InstitutionKind>();
  const [onlyActive, setOnlyActive] = useState(false);
  const [editing, setEditing] = useState<Institution>();
  const [inviting, setInviting] = useState<Institution>();
  const people = (id: string) =>
    members.filter((member) => member.institutions.some((one) => one.institution === id)).map(({ name }) => name);
  const state = (one: Institution) => (
    <StateTag tone={one.active ? "good" : "quiet"}>{one.active ? words.active : words.inactive}</StateTag>
  );
  return (
    <>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <Input.Search
          allowClear
          placeholder={words.find}
          aria-label={words.find}
          style={{ width: 220 }}
          onChange={(event) => setFind(event.target.value)}
        />
        <Select
          allowClear
          aria-label={words.kind}
          placeholder={`${words.kind}: ${word.all}`}
          style={{ width: 170 }}
          onChange={(next: InstitutionKind | undefined) => setKind(next)}
          options={InstitutionKind.options.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <Checkbox checked={onlyActive} onChange={(event) => setOnlyActive(event.target.checked)}>
          {words.onlyActive}
        </Checkbox>
      </Flex>
      <div className="panel">
        <Table<Institution>
          rowKey="id"
          dataSource={institutions
            .filter((one) => (!kind || one.kind === kind) && (!onlyActive || one.active))
            .filter((one) => one.name.toLowerCase().includes(find.trim().toLowerCase()))
            .sort((a, b) => a.name.localeCompare(b.name, "zh"))}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: <Nothing title={words.emptyFiltered} /> }}
          columns={[
            {
              title: words.name,
              render: (_, one) => (
                <>
                  <span style={{ fontWeight: 600 }}>{one.name}</span>
                  <div className="only-phone" style={{ color: "var(--ink-soft)" }}>
                    {words.kinds[one.kind]}
                    {!one.active && ` · ${words.inactive}`}
                  </div>
                  {one.note && <div style={{ color: "var(--ink-soft)" }}>{one.note}</div>}
                </>
              ),
            },
            { title: words.kind, responsive: ["md"], width: 120, render: (_, one) => words.kinds[one.kind] },
            ...(seesPeople
              ? [
                  {
                    title: words.people,
                    width: 200,
                    responsive: ["lg" as const],
                    render: (_: unknown, one: Institution) => inRow(people(one.id)) || words.noPeople,
                  },
                ]
              : []),
            { title: word.state, width: 100, responsive: ["sm"], render: (_, one) => state(one) },
            ...(bureau.may("institution.write") || bureau.may("invitation.write")
              ? [
                  {
                    title: "",
                    width: 112,
                    render: (_: unknown, one: Institution) => (
                      <InstitutionActions
                        institution={one}
                        onEdit={() => setEditing(one)}
                        onInvite={() => setInviting(one)}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
      {editing && <InstitutionForm institution={editing} onClose={() => setEditing(undefined)} />}
      {inviting && <InviteDrawer institutions={[inviting]} onClose={() => setInviting(undefined)} />}
    </>
  );
}
