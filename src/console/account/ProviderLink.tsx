import { App, Button, Drawer, Flex, Form, Typography } from "antd";
import { useState } from "react";
import type { Account } from "../../contracts/account.ts";
import { useText } from "../text/text.ts";
import { PasswordField } from "./PasswordField.tsx";
import { useAllow, useUnlink } from "./queries.ts";
import { text } from "./text.ts";

/** Whether the organisation's provider signs this account in, and its owner's say in it. */
export function ProviderLink({ account: { linked, unlinked } }: { account: Account }) {
  const words = useText(text);
  const [open, setOpen] = useState(false);
  if (!linked && !unlinked) return null;
  return (
    <Flex gap={8} align="center" wrap>
      <span className="soft">{linked ? words.linked : words.unlinked}</span>
      <Button size="small" onClick={() => setOpen(true)}>
        {linked ? words.unlink : words.allow}
      </Button>
      <Drawer
        open={open}
        title={linked ? words.unlink : words.allow}
        size={440}
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <Change unlinks={linked} onDone={() => setOpen(false)} />
      </Drawer>
    </Flex>
  );
}

function Change({ unlinks, onDone }: { unlinks: boolean; onDone: () => void }) {
  const words = useText(text);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string }>();
  const unlink = useUnlink(form);
  const allow = useAllow(form);
  const act = unlinks ? unlink : allow;
  const finish = (body: { password: string }) =>
    act.mutate(
      { params: {}, body },
      {
        onSuccess: () => {
          void message.success(unlinks ? words.unlinkDone : words.allowDone);
          onDone();
        },
      },
    );
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={finish}>
      <Typography.Paragraph>{unlinks ? words.unlinkHint : words.allowHint}</Typography.Paragraph>
      <PasswordField />
      <Button danger={unlinks} size="large" block htmlType="submit" loading={act.isPending}>
        {unlinks ? words.unlink : words.allow}
      </Button>
    </Form>
  );
}
