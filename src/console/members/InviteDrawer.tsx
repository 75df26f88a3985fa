import { Button, Checkbox, Drawer, Form, Input, Radio, Typography } from "antd";
import { useState } from "react";
import type { Institution } from "../../contracts/institution.ts";
import type { Invitation } from "../../contracts/member.ts";
import { PartnerRole, StaffRole } from "../../contracts/permission.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { InvitationLink } from "./InvitationLink.tsx";
import { useInvite } from "./queries.ts";
import { text } from "./text.ts";

interface Values {
  email: string;
  grant: { roles?: StaffRole[]; role?: PartnerRole };
}

/** Invites staff, or a person of one institution, and shows the link to hand over. */
export function InviteDrawer({ institution, onClose }: { institution?: Institution; onClose: () => void }) {
  const words = useText(text);
  const [made, setMade] = useState<Invitation>();
  return (
    <Drawer open size={480} title={institution ? words.inviteTo(institution.name) : words.invite} onClose={onClose}>
      {made ? (
        <InvitationLink invitation={made} onAnother={() => setMade(undefined)} onDone={onClose} />
      ) : (
        <InviteForm {...(institution && { institution })} onMade={setMade} />
      )}
    </Drawer>
  );
}

function InviteForm({ institution, onMade }: { institution?: Institution; onMade: (made: Invitation) => void }) {
  const words = useText(text);
  const word = useText(common);
  const [form] = Form.useForm<Values>();
  const invite = useInvite(form);
  const finish = ({ email, grant }: Values) =>
    invite.mutate(
      {
        body: {
          email,
          grant: institution
            ? { institution: institution.id, role: grant.role ?? "partner_manager" }
            : { roles: grant.roles ?? [] },
        },
      },
      { onSuccess: onMade },
    );
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={finish}
      initialValues={{ grant: institution ? { role: "partner_manager" } : { roles: [] } }}
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
      {institution ? (
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
        <Form.Item
          name={["grant", "roles"]}
          label={words.roles}
          extra={words.separate}
          rules={[{ type: "array", min: 1, message: words.rolesNeeded }]}
        >
          <Checkbox.Group style={{ display: "grid", gap: 10 }}>
            {StaffRole.options.map((role) => (
              <Checkbox key={role} value={role}>
                <Named name={words.staffRoles[role]} hint={words.staffRoleHints[role]} />
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
      )}
      <Button type="primary" size="large" block htmlType="submit" loading={invite.isPending}>
        {words.make}
      </Button>
    </Form>
  );
}

function Named({ name, hint }: { name: string; hint: string }) {
  return (
    <>
      {name}
      <span style={{ color: "var(--ink-soft)" }}> · {hint}</span>
    </>
  );
}
