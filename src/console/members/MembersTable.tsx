import { Flex, Table } from "antd";
import type { ReactNode } from "react";
import type { Member } from "../../contracts/member.ts";
import { StateTag } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { MemberActions } from "./MemberActions.tsx";
import { text } from "./text.ts";

interface Props {
  side: "staff" | "partners";
  members: readonly Member[];
  everybody: readonly Member[];
  empty: ReactNode;
}

export function MembersTable({ side, members, everybody, empty }: Props) {
  const words = useText(text);
  const time = useTime();
  const roles = (one: Member) => (
    <Flex gap={4} wrap>
      {one.roles.length === 0 && <StateTag tone="waiting">{words.noRole}</StateTag>}
      {one.roles.map((role) => (
        <span key={role} title={words.staffRoleHints[role]}>
          <StateTag tone="neutral">{words.staffRoles[role]}</StateTag>
        </span>
      ))}
    </Flex>
  );
  const places = (one: Member) =>
    one.institutions.map(({ institution, name, role }) => (
      <div key={institution}>
        {name} <span style={{ color: "var(--ink-soft)" }}>· {words.partnerRoles[role]}</span>
      </div>
    ));
  return (
    <div className="panel">
      <Table<Member>
        rowKey="person"
        dataSource={[...members]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: empty }}
        columns={[
          {
            key: "name",
            title: words.name,
            render: (_, one) => (
              <>
                <span style={{ fontWeight: 600 }}>{one.name}</span>
                <div style={{ color: "var(--ink-soft)", overflowWrap: "anywhere" }}>{one.email}</div>
                {one.resetAt && <div style={{ color: "var(--ink-soft)" }}>{words.resetAt(time.at(one.resetAt))}</div>}
                <div className="only-phone" style={{ marginTop: 4 }}>
                  {side === "staff" ? roles(one) : places(one)}
                </div>
              </>
            ),
          },
          {
            key: "roles",
            title: side === "staff" ? words.roles : words.institution,
            responsive: ["md"],
            render: (_, one) => (side === "staff" ? roles(one) : places(one)),
          },
          {
            key: "actions",
            title: "",
            width: 140,
            render: (_, one) => <MemberActions member={one} everybody={everybody} />,
          },
        ]}
      />
    </div>
  );
}
