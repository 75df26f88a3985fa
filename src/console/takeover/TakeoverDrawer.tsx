import { Alert, App, Button, Drawer, Flex, Form, Steps } from "antd";
import { useState } from "react";
import { Refusal } from "../../contracts/client.ts";
import type { TakeoverReach } from "../../contracts/takeover.ts";
import { useText } from "../text/text.ts";
import { Confirm } from "./Confirm.tsx";
import { bodyOf, contentOf, newTakeover, type TakeoverValues } from "./form.ts";
import { useIssueTakeover, usePreviewTakeover } from "./queries.ts";
import { TakeoverFields } from "./TakeoverFields.tsx";
import "./takeover.css";
import { text } from "./text.ts";

/** In two steps: what and where; then exactly which screens, when each hears of it, and what is signed. */
export function TakeoverDrawer({ onClose }: { onClose: () => void }) {
  const words = useText(text);
  const { message } = App.useApp();
  const [form] = Form.useForm<TakeoverValues>();
  const preview = usePreviewTakeover(form);
  const issue = useIssueTakeover(form);
  const [asked, setAsked] = useState<{ values: TakeoverValues; reach: TakeoverReach }>();
  /** Back to the fields; what is wrong with the targets is said where they begin. */
  const refused = (error: Error) => {
    setAsked(undefined);
    const wrong = error instanceof Refusal ? (error.problem.errors ?? []) : [];
    const errors = wrong.filter(({ path }) => path.startsWith("targets")).map((field) => field.message);
    if (errors.length > 0) form.setFields([{ name: ["targets", "screens"], errors }]);
  };
  const check = (values: TakeoverValues) =>
    preview.mutate(
      { body: { content: contentOf(values), targets: values.targets } },
      { onSuccess: (reach) => setAsked({ values, reach }), onError: refused },
    );
  const confirm = (values: TakeoverValues) =>
    issue.mutate(
      { body: bodyOf(values) },
      {
        onSuccess: ({ screens }) => {
          void message.success(words.issued(screens.length));
          onClose();
        },
        onError: refused,
      },
    );
  return (
    <Drawer
      open
      size={640}
      title={words.issue}
      onClose={onClose}
      footer={
        asked ? (
          <Flex gap={8} justify="flex-end" wrap>
            <Button onClick={() => setAsked(undefined)}>{words.back}</Button>
            <Button
              type="primary"
              danger
              loading={issue.isPending}
              disabled={asked.reach.screens.length === 0}
              onClick={() => confirm(asked.values)}
            >
              {words.confirm(asked.reach.screens.length)}
            </Button>
          </Flex>
        ) : (
          <Button type="primary" block loading={preview.isPending} onClick={() => form.submit()}>
            {words.next}
          </Button>
        )
      }
    >
      <Steps
        size="small"
        responsive={false}
        current={asked ? 1 : 0}
        items={[{ title: words.stepContent }, { title: words.stepConfirm }]}
        style={{ marginBottom: 20 }}
      />
      {asked && <Confirm values={asked.values} reach={asked.reach} />}
      <div hidden={asked !== undefined}>
        <Alert type="info" showIcon title={words.intro} style={{ marginBottom: 20 }} />
        <Form<TakeoverValues>
          form={form}
          layout="vertical"
          initialValues={newTakeover}
          onFinish={check}
          scrollToFirstError={{ block: "center" }}
        >
          <TakeoverFields />
        </Form>
      </div>
    </Drawer>
  );
}
