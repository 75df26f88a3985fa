import { PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { Member } from "../../contracts/member.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { InvitationsTable } from "./InvitationsTable.tsx";
import { InviteDrawer } from "./InviteDrawer.tsx";
import "../institutions/institutions.css";
import { MembersTable } from "./MembersTable.tsx";
import { useMembers } from "./queries.ts";
import { text } from "./text.ts";

type View = "staff" | "partners" | "invitations";

/** Everybody of the bureau and of its institutions; for an institution's manager the institution's own people. */
export default function MembersPage() {
  const words = useText(text);
  const bureau = useBureau();
  const [search, setSearch] = useSearchParams();
  const views: View[] = bureau.staff ? ["staff", "partners", "invitations"] : ["partners", "invitations"];
  const view = views.find((one) => one === search.get("of")) ?? views[0] ?? "staff";
  const [inviting, setInviting] = useState(false);
  const managed = bureau.institutions
    .filter(({ role }) => role === "partner_manager")
    .map(({ institution, name }) => ({ id: institution, name }));
  const invite = bureau.may("invitation.write") && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setInviting(true)}>
      {bureau.staff ? words.invite : words.inviteColleague}
    </Button>
  );
  return (
    <Page
      title={bureau.staff ? words.title : words.colleagues}
      intro={bureau.staff ? words.intro : words.colleaguesIntro}
      actions={(!bureau.staff || view !== "partners") && invite}
    >
      <div style={{ marginBottom: 12, overflowX: "auto" }}>
        <Segmented
          value={view}
          onChange={(next) => setSearch(next === views[0] ? {} : { of: next }, { replace: true })}
          options={views.map((value) => ({ value, label: bureau.staff ? words[value] : words.own[value] }))}
        />
      </div>
      {view === "invitations" ? <InvitationsTable /> : <People side={view} invite={invite} />}
      {inviting && (
        <InviteDrawer {...(!bureau.staff && { institutions: managed })} onClose={() => setInviting(false)} />
      )}
    </Page>
  );
}

function People({ side, invite }: { side: "staff" | "partners"; invite: ReactNode }) {
  const words = useText(text);
  const bureau = useBureau();
  const members = useMembers();
  const [find, setFind] = useState("");
  const wanted = find.trim().toLowerCase();
  const matches = ({ name, email, institutions }: Member) =>
    [name, email, ...institutions.map((one) => one.name)].some((one) => one.toLowerCase().includes(wanted));
  const empty =
    wanted !== "" ? (
      <Nothing title={words.emptyFiltered} />
    ) : side === "staff" ? (
      <Nothing title={words.emptyStaff} hint={words.emptyStaffHint} action={invite} />
    ) : bureau.staff ? (
      <Nothing
        title={words.emptyPartners}
        hint={words.emptyPartnersHint}
        action={<Link to={`/b/${bureau.id}/institutions`}>{words.toInstitutions}</Link>}
      />
    ) : (
      <Nothing title={words.emptyColleagues} action={invite} />
    );
  return (
    <>
      <Flex style={{ marginBottom: 12 }}>
        <Input.Search
          allowClear
          placeholder={words.find}
          aria-label={words.find}
          style={{ width: 260 }}
          onChange={(event) => setFind(event.target.value)}
        />
      </Flex>
      <Answer query={members}>
        {(all) => (
          <MembersTable
            side={side}
            members={all.filter((one) => (side === "staff" ? one.staff : one.institutions.length > 0)).filter(matches)}
            everybody={all}
            empty={empty}
          />
        )}
      </Answer>
    </>
  );
}
