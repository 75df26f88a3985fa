import { Alert, Button, Checkbox, Drawer, Form, Input, Radio, Select, Typography } from "antd";
import { useState } from "react";
import type { Institution } from "../../contracts/institution.ts";
import type { Invitation } from "../../contracts/member.ts";
import { PartnerRole, StaffRole } from "../../contracts/permission.ts";
import { mayInviteWith } from "../../domain/member/roles.ts";
import { useSettings } from "../settings/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { InvitationLink } from "./InvitationLink.tsx";
import { Named } from "./Named.tsx";
import { useInvite } from "./queries.ts";
import { text } from "./text.ts";

type Place = Pick<Institution, "id" | "name">;
interface Values {
  email: string;
  grant: { roles?: StaffRole[]; role?: PartnerRole; institution?: string };
}

interface Props {
  /** Whose people are invited, to choose from when there are several; absent: the bureau's staff. */
  institutions?: readonly Place[];
  onClose: () => void;
}

/** Invites staff, or a person of an institution, and shows the link to hand over. */
export function InviteDrawer({ institutions, onClose }: Props) {
  const words = useText(text);
  const [made, setMade] = useState<Invitation>();
  const [only] = institutions?.length === 1 ? institutions : [];
  return (
    <Drawer open size={480} title={only ? words.inviteTo(only.name) : words.invite} onClose={onClose}>
      {made ? (
        <InvitationLink invitation={made} onAnother={() => setMade(undefined)} onDone={onClose} />
      ) : (
        <InviteForm {...(institutions && { institutions })} onMade={setMade} />
      )}
    </Drawer>
  );
}

function InviteForm({ institutions, onMade }: Omit<Props, "onClose"> & { onMade: (made: Invitation) => void }) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const [form] = Form.useForm<Values>();
  const invite = useInvite(form);
  const finish = ({ email, grant }: Values) =>
    invite.mutate(
      {
        body: {
          email,
          grant: grant.institution
            ? { institution: grant.institution, role: grant.role ?? "partner_member" }
            : { roles: grant.roles ?? [] },
        },
      },
      { onSuccess: onMade },
    );
  const asManager = bureau.staff ? "partner_manager" : "partner_member";
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={finish}
      initialValues={{ grant: institutions ? { role: asManager, institution: institutions[0]?.id } : { roles: [] } }}
    >
      <Typography.Paragraph type="secondary">{words.inviteIntro}</Typography.Paragraph>
      <Form.Item
        name="email"
        label={words.email}
        rules={[
          { required: true, message: word.required },
          { type: "email", message: words.emailWrong },
        ]}
      >
        <Input size="large" inputMode="email" autoComplete="off" maxLength={254} />
      </Form.Item>
      {institutions ? (
        <>
          <Form.Item name={["grant", "institution"]} label={words.institution} hidden={institutions.length < 2}>
            <Select options={institutions.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
          {bureau.staff ? (
            <Form.Item name={["grant", "role"]} label={words.role}>
              <Radio.Group style={{ display: "grid", gap: 10 }}>
                {PartnerRole.options.map((role) => (
                  <Radio key={role} value={role}>
                    <Named name={words.partnerRoles[role]} hint={words.partnerRoleHints[role]} />
                  </Radio>
                ))}
              </Radio.Group>
            </Form.Item>
          ) : (
            <Typography.Paragraph>{words.colleagueAs}</Typography.Paragraph>
          )}
        </>
      ) : (
        <StaffRoles />
      )}
      <Button type="primary" size="large" block htmlType="submit" loading={invite.isPending}>
        {words.make}
      </Button>
    </Form>
  );
}

/** Only the roles that the person in view may give with an invitation. */
function StaffRoles() {
  const words = useText(text);
  const bureau = useBureau();
  const separate = useSettings().data?.separateAdministration ?? false;
  const facts = { grants: bureau.may("member.grant"), separate };
  const roles = StaffRole.options.filter((role) => mayInviteWith([role], facts));
  if (roles.length === 0) return <Alert type="info" showIcon title={words.withoutRoles} style={{ marginBottom: 20 }} />;
  return (
    <Form.Item
      name={["grant", "roles"]}
      label={words.roles}
      extra={facts.grants ? words.separate : words.othersGrant}
      rules={[{ type: "array", min: 1, message: words.rolesNeeded }]}
    >
      <Checkbox.Group style={{ display: "grid", gap: 10 }}>
        {roles.map((role) => (
          <Checkbox key={role} value={role}>
            <Named name={words.staffRoles[role]} hint={words.staffRoleHints[role]} />
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Form.Item>
  );
}
