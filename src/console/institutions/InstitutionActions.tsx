import { EllipsisOutlined } from "@ant-design/icons";
import { Button, Dropdown, Flex } from "antd";
import type { Institution } from "../../contracts/institution.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useUpdateInstitution } from "./queries.ts";
import { text } from "./text.ts";

interface Props {
  institution: Institution;
  onEdit: () => void;
  onInvite: () => void;
}

/** What the person in view may do with one institution. */
export function InstitutionActions({ institution, onEdit, onInvite }: Props) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const sure = useConfirm();
  const say = useDone();
  const update = useUpdateInstitution();
  const { id, name, active, revision } = institution;
  const setActive = (next: boolean) =>
    say(
      update.mutateAsync({ institution: id, revision, body: { active: next } }),
      next ? words.reactivated : words.deactivated,
    );
  const deactivate = () =>
    sure({
      title: words.deactivateTitle(name),
      content: words.deactivateContent,
      ok: words.deactivate,
      onOk: () => setActive(false),
    });
  return (
    <Flex gap={4} justify="flex-end">
      {active && bureau.may("invitation.write") && (
        <Button type="link" onClick={onInvite} aria-label={`${words.invite}: ${name}`}>
          {words.inviteShort}
        </Button>
      )}
      {bureau.may("institution.write") && (
        <Dropdown
          trigger={["click"]}
          placement="bottomRight"
          menu={{
            items: [
              { key: "edit", label: word.edit, onClick: onEdit },
              active
                ? { key: "off", label: words.deactivate, danger: true, onClick: deactivate }
                : { key: "on", label: words.reactivate, onClick: () => void setActive(true) },
            ],
          }}
        >
          <Button type="text" icon={<EllipsisOutlined />} aria-label={`${word.more}: ${name}`} />
        </Dropdown>
      )}
    </Flex>
  );
}
