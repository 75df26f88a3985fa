import { App, Button, Form, InputNumber, Modal, Typography } from "antd";
import { useState } from "react";
import type { PersonalData, RetentionPolicy } from "../../contracts/personal-data.ts";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useUpdateRetention } from "./queries.ts";
import { Section } from "./Section.tsx";
import "./privacy.css";
import { text } from "./text.ts";

const NAMES = ["auditDays", "invitationDays", "contactDays"] as const;

/** The days that a bureau may choose; a security administrator changes them. */
export function Retention({ policy }: { policy: PersonalData }) {
  const words = useText(text);
  const [open, setOpen] = useState(false);
  const writes = useBureau().may("personal_data.write");
  return (
    <Section title={words.days} actions={writes && <Button onClick={() => setOpen(true)}>{words.change}</Button>}>
      <div className="privacy-days">
        {NAMES.map((name) => (
          <div key={name}>
            <div>{words[name]}</div>
            <strong className="numbers">{words.dayCount(policy[name])}</strong>
            <div>
              <Typography.Text type="secondary" style={{ fontSize: 13 }}>
                {words[`${name}Hint`]}
              </Typography.Text>
            </div>
          </div>
        ))}
      </div>
      {open && <Change policy={policy} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function Change({ policy, onClose }: { policy: PersonalData; onClose: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const { message } = App.useApp();
  const [form] = Form.useForm<RetentionPolicy>();
  const update = useUpdateRetention(form);
  const { auditDays, invitationDays, revision } = policy;
  const save = (body: RetentionPolicy) =>
    update.mutate(
      { body, revision },
      {
        onSuccess: () => {
          void message.success(word.saved);
          onClose();
        },
      },
    );
  const days = (name: keyof RetentionPolicy, min: number, max: number) => (
    <Form.Item
      name={name}
      label={words[name]}
      extra={words[`${name}Hint`]}
      rules={[{ required: true, message: word.required }]}
    >
      <InputNumber min={min} max={max} precision={0} suffix={words.dayUnit} style={{ width: 160 }} />
    </Form.Item>
  );
  return (
    <Modal
      open
      title={words.change}
      okText={word.save}
      cancelText={word.cancel}
      confirmLoading={update.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{words.changeIntro}</Typography.Paragraph>
      <Form form={form} layout="vertical" initialValues={{ auditDays, invitationDays }} onFinish={save}>
        {days("auditDays", 183, 3650)}
        {days("invitationDays", 0, 365)}
      </Form>
    </Modal>
  );
}
