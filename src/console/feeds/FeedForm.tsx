import { Button, Drawer, Form, Input, Radio } from "antd";
import { FeedKind, type FeedLink } from "../../contracts/feed.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useCreateFeed } from "./queries.ts";
import { text } from "./text.ts";

interface Values {
  kind: FeedKind;
  name: string;
}
interface Props {
  screen: string;
  onLink: (link: FeedLink) => void;
  onClose: () => void;
}

export function FeedForm({ screen, onLink, onClose }: Props) {
  const words = useText(text);
  const word = useText(common);
  const [form] = Form.useForm<Values>();
  const create = useCreateFeed(form);
  return (
    <Drawer
      open
      size={440}
      title={words.new}
      onClose={onClose}
      footer={
        <Button type="primary" block loading={create.isPending} onClick={() => form.submit()}>
          {words.new}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: "playlist" }}
        onFinish={(body) => create.mutate({ screen, body }, { onSuccess: onLink })}
      >
        <Form.Item name="kind" label={words.kind}>
          <Radio.Group style={{ display: "grid", gap: 8 }}>
            {FeedKind.options.map((kind) => (
              <Radio key={kind} value={kind}>
                {words.kinds[kind]}
                <span style={{ color: "var(--ink-soft)" }}> · {words.kindHints[kind]}</span>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item
          name="name"
          label={words.name}
          extra={words.nameHint}
          rules={[{ required: true, whitespace: true, message: word.required }]}
        >
          <Input maxLength={120} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
