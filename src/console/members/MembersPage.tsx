import { PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Segmented, Table } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { Member } from "../../contracts/member.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { StateTag } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { InviteDrawer } from "./InviteDrawer.tsx";
import { useMembers } from "./queries.ts";
import { text } from "./text.ts";

/** Everybody of the bureau, and of its institutions, with their roles in words. */
export default function MembersPage() {
  const words = useText(text);
  const bureau = useBureau();
  const members = useMembers();
  const [search, setSearch] = useSearchParams();
  const side = search.get("of") === "partners" ? "partners" : "staff";
  const [find, setFind] = useState("");
  const [inviting, setInviting] = useState(false);
  const invite = bureau.may("invitation.write") && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setInviting(true)}>
      {words.invite}
    </Button>
  );
  const wanted = find.trim().toLowerCase();
  const matches = ({ name, email, institutions }: Member) =>
    [name, email, ...institutions.map((one) => one.name)].some((text) => text.toLowerCase().includes(wanted));
  const empty =
    wanted !== "" ? (
      <Nothing title={words.emptyFiltered} />
    ) : side === "staff" ? (
      <Nothing title={words.emptyStaff} hint={words.emptyStaffHint} action={invite} />
    ) : (
      <Nothing
        title={words.emptyPartners}
        hint={words.emptyPartnersHint}
        action={<Link to={`/b/${bureau.id}/institutions`}>{words.toInstitutions}</Link>}
      />
    );
  return (
    <Page title={words.title} intro={words.intro} actions={side === "staff" && invite}>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <Segmented
          value={side}
          onChange={(next) => setSearch(next === "staff" ? {} : { of: next }, { replace: true })}
          options={[
            { value: "staff", label: words.staff },
            { value: "partners", label: words.partners },
          ]}
        />
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
          <div className="panel">
            <Table<Member>
              rowKey="person"
              dataSource={all
                .filter((one) => (side === "staff" ? one.roles.length > 0 : one.institutions.length > 0))
                .filter(matches)}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              locale={{ emptyText: empty }}
              columns={[
                {
                  title: words.name,
                  render: (_, one) => (
                    <>
                      <span style={{ fontWeight: 600 }}>{one.name}</span>
                      <div style={{ color: "var(--ink-soft)", overflowWrap: "anywhere" }}>{one.email}</div>
                    </>
                  ),
                },
                side === "staff"
                  ? {
                      title: words.roles,
                      render: (_, one) => (
                        <Flex gap={4} wrap>
                          {one.roles.map((role) => (
                            <span key={role} title={words.staffRoleHints[role]}>
                              <StateTag tone="neutral">{words.staffRoles[role]}</StateTag>
                            </span>
                          ))}
                        </Flex>
                      ),
                    }
                  : {
                      title: words.institution,
                      render: (_, one) =>
                        one.institutions.map(({ institution, name, role }) => (
                          <div key={institution}>
                            {name} <span style={{ color: "var(--ink-soft)" }}>· {words.partnerRoles[role]}</span>
                          </div>
                        )),
                    },
              ]}
            />
          </div>
        )}
      </Answer>
      {inviting && <InviteDrawer onClose={() => setInviting(false)} />}
    </Page>
  );
}
