import { EllipsisOutlined } from "@ant-design/icons";
import { Button, Dropdown, Flex } from "antd";
import { useState } from "react";
import type { Member } from "../../contracts/member.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useRemove } from "./queries.ts";
import { ResetModal } from "./ResetModal.tsx";
import { isLastAdministrator } from "./roles.ts";
import { RolesDrawer } from "./RolesDrawer.tsx";
import { text } from "./text.ts";

interface Props {
  member: Member;
  everybody: readonly Member[];
}

/** What the person in view may do with another, or with themselves. */
export function MemberActions({ member, everybody }: Props) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const sure = useConfirm();
  const say = useDone();
  const [open, setOpen] = useState<"roles" | "reset">();
  const remove = useRemove();
  const grants = bureau.may("member.grant");
  // An institution's manager removes its members; its managers the bureau does.
  const removes =
    bureau.may("member.remove") && (bureau.staff || member.institutions.every(({ role }) => role === "partner_member"));
  const others = everybody.filter(({ person }) => person !== member.person).map(({ roles }) => roles);
  const ask = () => {
    const last = isLastAdministrator(member.roles, others);
    sure({
      title: bureau.staff ? words.removeTitle(member.name) : words.dismissTitle(member.name),
      content: last ? words.lastOne : words.removeHint,
      ok: word.remove,
      disabled: last,
      onOk: () =>
        say(remove.mutateAsync({ person: member.person, revision: member.revision }), words.removed(member.name)),
    });
  };
  const items = [
    ...(grants ? [{ key: "reset", label: words.reset, onClick: () => setOpen("reset") }] : []),
    ...(removes ? [{ key: "remove", label: word.remove, danger: true, onClick: ask }] : []),
  ];
  if (!grants && items.length === 0) return null;
  return (
    <Flex gap={4} justify="flex-end">
      {grants && (
        <Button type="link" onClick={() => setOpen("roles")} aria-label={`${words.changeRoles}: ${member.name}`}>
          {words.changeRoles}
        </Button>
      )}
      <Dropdown trigger={["click"]} placement="bottomRight" menu={{ items }}>
        <Button type="text" icon={<EllipsisOutlined />} aria-label={`${word.more}: ${member.name}`} />
      </Dropdown>
      {open === "roles" && <RolesDrawer member={member} onClose={() => setOpen(undefined)} />}
      {open === "reset" && <ResetModal member={member} onClose={() => setOpen(undefined)} />}
    </Flex>
  );
}
