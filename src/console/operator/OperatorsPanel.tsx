import { App, Button, Flex, Form, Input, Typography } from "antd";
import type { Operator } from "../../contracts/operator.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
import { useMe } from "../session/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useDeviceTime } from "../text/time.ts";
import { useAppoint, useDismiss, useOperators } from "./queries.ts";
import { text } from "./text.ts";

/** Who may create bureaus. */
export function OperatorsPanel() {
  const words = useText(text);
  const word = useText(common);
  const { message } = App.useApp();
  const operators = useOperators();
  const [form] = Form.useForm<{ email: string }>();
  const appoint = useAppoint(form);
  const finish = (body: { email: string }) =>
    appoint.mutate(
      { params: {}, body },
      {
        onSuccess: ({ name }) => {
          form.resetFields();
          void message.success(words.appointed(name));
        },
      },
    );
  return (
    <section className="panel panel-pad" style={{ maxWidth: 760 }}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.operators}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{words.operatorsHint}</Typography.Paragraph>
      <Answer query={operators}>
        {(all) => all.map((one) => <Row key={one.person} operator={one} only={all.length === 1} />)}
      </Answer>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={finish} style={{ marginTop: 20 }}>
        <Flex gap={8} wrap align="flex-end">
          <Form.Item
            name="email"
            label={words.appointEmail}
            rules={[
              { required: true, message: word.required },
              { type: "email", message: words.emailWrong },
            ]}
            style={{ flex: "1 1 240px", margin: 0 }}
          >
            <Input inputMode="email" autoComplete="off" maxLength={254} />
          </Form.Item>
          <Button htmlType="submit" loading={appoint.isPending}>
            {words.appoint}
          </Button>
        </Flex>
      </Form>
    </section>
  );
}

function Row({ operator, only }: { operator: Operator; only: boolean }) {
  const words = useText(text);
  const time = useDeviceTime();
  const sure = useConfirm();
  const say = useDone();
  const dismiss = useDismiss();
  const own = useMe().data?.person.id === operator.person;
  const ask = () =>
    sure({
      title: own ? words.dismissOwn : words.dismissTitle(operator.name),
      ok: words.dismiss,
      onOk: () => say(dismiss.mutateAsync({ params: { person: operator.person } }), words.dismissed(operator.name)),
    });
  return (
    <Flex justify="space-between" align="center" gap={12} wrap style={{ padding: "8px 0" }}>
      <div style={{ minWidth: 0, overflowWrap: "anywhere" }}>
        <strong>{operator.name}</strong>
        <div style={{ color: "var(--ink-soft)" }}>
          {operator.email} · {words.since(time.at(operator.since))}
        </div>
      </div>
      {only ? (
        <Typography.Text type="secondary">{words.onlyOne}</Typography.Text>
      ) : (
        <Button danger aria-label={`${words.dismiss}: ${operator.name}`} onClick={ask}>
          {words.dismiss}
        </Button>
      )}
    </Flex>
  );
}
