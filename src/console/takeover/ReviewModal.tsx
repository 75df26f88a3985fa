import { App, Form, Input, Modal, Radio } from "antd";
import type { Takeover } from "../../contracts/takeover.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { Facts } from "./Facts.tsx";
import { useReviewTakeover } from "./queries.ts";
import { text } from "./text.ts";

interface Values {
  decision: "confirm" | "object";
  comment: string;
}

/** Somebody else's judgement afterwards: right, or not, and why. */
export function ReviewModal({ takeover, onClose }: { takeover: Takeover; onClose: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const review = useReviewTakeover(form);
  const finish = (body: Values) =>
    review.mutate(
      { takeover: takeover.id, revision: takeover.revision, body },
      {
        onSuccess: () => {
          void message.success(words.reviewed);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={words.reviewTitle}
      okText={word.save}
      cancelText={word.cancel}
      okButtonProps={{ loading: review.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={600}
    >
      <Facts takeover={takeover} />
      <Form form={form} layout="vertical" onFinish={finish}>
        <Form.Item
          name="decision"
          label={words.decision}
          extra={words.decisionHint}
          rules={[{ required: true, message: word.required }]}
        >
          <Radio.Group
            options={(["confirm", "object"] as const).map((value) => ({ value, label: words.decisions[value] }))}
          />
        </Form.Item>
        <Form.Item
          name="comment"
          label={words.comment}
          rules={[{ required: true, whitespace: true, message: words.commentNeeded }]}
        >
          <Input maxLength={120} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
