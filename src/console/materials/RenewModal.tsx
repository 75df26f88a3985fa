import { App, Form, Modal, Typography } from "antd";
import type { MaterialVersion } from "../../contracts/material.ts";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { useRenewVersion } from "./queries.ts";
import { reviewText } from "./review-text.ts";
import { text } from "./text.ts";

interface Props {
  version: MaterialVersion;
  onClose: () => void;
  onMade: (id: string) => void;
}
interface Values {
  valid: [string, string] | null;
}

/** Makes a new version of the same content, with other valid days. */
export function RenewModal({ version, onClose, onMade }: Props) {
  const words = useText(reviewText);
  const { valid, validHint } = useText(text);
  const time = useTime();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const renew = useRenewVersion(form);
  const { validFrom, validUntil } = version;
  const days = validFrom && validUntil && validUntil >= time.today ? [validFrom, validUntil] : null;
  const finish = ({ valid: chosen }: Values) =>
    renew.mutate(
      {
        material: version.material,
        version: version.id,
        body: chosen ? { validFrom: chosen[0], validUntil: chosen[1] } : {},
      },
      {
        onSuccess: ({ versions: [made] }) => {
          void message.success(words.renewed);
          onClose();
          if (made) onMade(made.id);
        },
      },
    );
  return (
    <Modal
      open
      title={words.renewTitle(version.number)}
      okText={words.renewOk}
      confirmLoading={renew.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph>{words.renewContent}</Typography.Paragraph>
      <Form form={form} layout="vertical" initialValues={{ valid: days }} onFinish={finish}>
        <Form.Item name="valid" label={valid} extra={validHint}>
          <DayRangePicker min={time.today} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
