import { Button, Form, Input, Modal, Typography } from "antd";
import type { PlacedBureau } from "../../contracts/operator.ts";
import { InvitationLink } from "../members/InvitationLink.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useInviteFirst } from "./queries.ts";
import { text } from "./text.ts";

/** Invites a bureau's first administrator again, as long as nobody has joined it. */
export function InviteModal({ bureau, onClose }: { bureau: PlacedBureau; onClose: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const [form] = Form.useForm<{ administrator: string }>();
  const invite = useInviteFirst(form);
  return (
    <Modal open title={words.inviteTo(bureau.name)} footer={null} mask={{ closable: false }} onCancel={onClose}>
      {invite.data ? (
        <InvitationLink invitation={invite.data} onDone={onClose} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(body) => invite.mutate({ params: { bureau: bureau.id }, body })}
        >
          <Typography.Paragraph type="secondary">{words.inviteHint}</Typography.Paragraph>
          <Form.Item
            name="administrator"
            label={words.administrator}
            rules={[
              { required: true, message: word.required },
              { type: "email", message: words.emailWrong },
            ]}
          >
            <Input size="large" inputMode="email" autoComplete="off" maxLength={254} />
          </Form.Item>
          <Button type="primary" size="large" block htmlType="submit" loading={invite.isPending}>
            {words.makeLink}
          </Button>
        </Form>
      )}
    </Modal>
  );
}
