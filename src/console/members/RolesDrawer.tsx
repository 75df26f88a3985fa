import { Alert, App, Button, Checkbox, Drawer, Form, Radio, Typography } from "antd";
import type { Member } from "../../contracts/member.ts";
import { PartnerRole, StaffRole } from "../../contracts/permission.ts";
import { useSettings } from "../settings/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { Named } from "./Named.tsx";
import { useGrant } from "./queries.ts";
import { apartFrom } from "./roles.ts";
import { text } from "./text.ts";

interface Values {
  roles?: StaffRole[];
  institutions?: { institution: string; role: PartnerRole | "none" }[];
}

/** What one person may do here; holds from their next request on. */
export function RolesDrawer({ member, onClose }: { member: Member; onClose: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const grant = useGrant(form);
  const separate = useSettings().data?.separateAdministration ?? false;
  const roles = Form.useWatch("roles", form) ?? member.roles;
  const apart = separate ? apartFrom(roles, StaffRole.options) : [];
  const own = separate && member.person === bureau.person.id;
  const finish = (values: Values) =>
    grant.mutate(
      {
        person: member.person,
        revision: member.revision,
        body: {
          ...(member.staff && { roles: values.roles ?? [] }),
          ...(member.institutions.length > 0 && {
            institutions: (values.institutions ?? []).flatMap(({ institution, role }) =>
              role === "none" ? [] : [{ institution, role }],
            ),
          }),
        },
      },
      {
        onSuccess: () => {
          void message.success(words.granted(member.name));
          onClose();
        },
      },
    );
  return (
    <Drawer
      open
      size={480}
      title={words.rolesOf(member.name)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={own}
          loading={grant.isPending}
          onClick={() => form.submit()}
        >
          {word.save}
        </Button>
      }
    >
      <Typography.Paragraph type="secondary">{words.grantIntro}</Typography.Paragraph>
      {own && <Alert type="warning" showIcon title={words.notOneself} style={{ marginBottom: 16 }} />}
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={own}
        onFinish={finish}
        initialValues={{ roles: member.roles, institutions: member.institutions }}
      >
        {member.staff && (
          <Form.Item name="roles" label={words.roles} extra={separate ? words.apartRule : words.separate}>
            <Checkbox.Group style={{ display: "grid", gap: 10 }}>
              {StaffRole.options.map((role) => (
                <Checkbox key={role} value={role} disabled={own || apart.includes(role)}>
                  <Named
                    name={words.staffRoles[role]}
                    hint={apart.includes(role) ? words.apart : words.staffRoleHints[role]}
                  />
                </Checkbox>
              ))}
            </Checkbox.Group>
          </Form.Item>
        )}
        {member.institutions.map(({ institution, name }, n) => (
          <Form.Item key={institution} name={["institutions", n, "role"]} label={words.roleIn(name)}>
            <Radio.Group style={{ display: "grid", gap: 10 }}>
              {PartnerRole.options.map((role) => (
                <Radio key={role} value={role}>
                  <Named name={words.partnerRoles[role]} hint={words.partnerRoleHints[role]} />
                </Radio>
              ))}
              {(member.staff || member.institutions.length > 1) && <Radio value="none">{words.leaves}</Radio>}
            </Radio.Group>
          </Form.Item>
        ))}
        {member.institutions.map(({ institution }, n) => (
          <Form.Item key={institution} name={["institutions", n, "institution"]} hidden>
            <input />
          </Form.Item>
        ))}
      </Form>
    </Drawer>
  );
}
