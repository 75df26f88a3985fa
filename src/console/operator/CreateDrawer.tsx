import { Button, Drawer, Form, Input, Select, Typography } from "antd";
import type { PlacedBureau } from "../../contracts/operator.ts";
import { ZoneSelect } from "../form/ZoneSelect.tsx";
import { InvitationLink } from "../members/InvitationLink.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useCreateBureau } from "./queries.ts";
import { text } from "./text.ts";

interface Values {
  id: string;
  name: string;
  zone: string;
  parent?: string;
  administrator: string;
}

/** A new bureau, and the link by which its first administrator joins. */
export function CreateDrawer({ bureaus, onClose }: { bureaus: readonly PlacedBureau[]; onClose: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const [form] = Form.useForm<Values>();
  const create = useCreateBureau(form);
  const needed = [{ required: true, whitespace: true, message: word.required }];
  return (
    <Drawer open size={480} title={words.create} onClose={onClose} mask={{ closable: !create.data }}>
      {create.data ? (
        <>
          <Typography.Paragraph>{words.created(create.data.bureau.name)}</Typography.Paragraph>
          <InvitationLink invitation={create.data.invitation} onDone={onClose} />
        </>
      ) : (
        <Form<Values>
          form={form}
          layout="vertical"
          initialValues={{ zone: "Asia/Shanghai" }}
          onFinish={({ parent, ...body }) => create.mutate({ params: {}, body: { ...body, parent: parent ?? null } })}
        >
          <Form.Item name="name" label={words.name} rules={needed}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item
            name="id"
            label={words.id}
            extra={words.idRule}
            rules={[...needed, { pattern: /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/, message: words.idRule }]}
          >
            <Input maxLength={32} autoCapitalize="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="parent" label={words.parent} extra={words.parentHint}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              placeholder={words.noParent}
              options={bureaus.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name="zone" label={words.zone} rules={needed}>
            <ZoneSelect />
          </Form.Item>
          <Form.Item
            name="administrator"
            label={words.administrator}
            extra={words.administratorHint}
            rules={[...needed, { type: "email", message: words.emailWrong }]}
          >
            <Input inputMode="email" autoComplete="off" maxLength={254} />
          </Form.Item>
          <Button type="primary" size="large" block htmlType="submit" loading={create.isPending}>
            {words.createAndInvite}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}
