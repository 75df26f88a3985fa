import { App, Form, Input } from "antd";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";

export interface Question {
  title: string;
  /** What will follow, in one sentence. */
  content?: string;
  ok: string;
  danger?: boolean;
  /** Resolves when it is done; the question stays open when it fails. */
  onReason: (comment: string) => Promise<unknown>;
}

/** Asks for a reason before returning, cancelling or refusing something. */
export function useReason(): (question: Question) => void {
  const { modal } = App.useApp();
  const words = useText(common);
  const [form] = Form.useForm<{ comment: string }>();
  return ({ title, content, ok, danger = false, onReason }) => {
    form.resetFields();
    const shown = modal.confirm({
      title,
      icon: null,
      okText: ok,
      cancelText: words.back,
      okButtonProps: { danger },
      content: (
        <Form form={form} layout="vertical" requiredMark={false}>
          {content && <p style={{ marginTop: 0 }}>{content}</p>}
          <Form.Item
            name="comment"
            label={words.reason}
            rules={[{ required: true, whitespace: true, message: words.reasonNeeded }]}
          >
            <Input.TextArea rows={3} maxLength={120} showCount />
          </Form.Item>
        </Form>
      ),
      // Takes `close`, so that antd leaves the closing to us and nothing is thrown past the question.
      onOk: (close: () => void) => void finish(close),
    });
    const busy = (loading: boolean) => shown.update({ okButtonProps: { danger, loading } });
    async function finish(close: () => void): Promise<void> {
      const filled = await form.validateFields().catch(() => null);
      if (!filled) return;
      busy(true);
      // A refusal was shown by the verb: the question stays, with what was typed.
      await onReason(filled.comment.trim()).then(close, () => busy(false));
    }
  };
}
