import { App, Button, Drawer, Form, Input, Select } from "antd";
import { type Institution, InstitutionKind } from "../../contracts/institution.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useCreateInstitution, useUpdateInstitution } from "./queries.ts";
import { text } from "./text.ts";

interface Values {
  name: string;
  kind: InstitutionKind;
  note: string;
}

/** A new institution, or one to change. */
export function InstitutionForm({ institution, onClose }: { institution?: Institution; onClose: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const create = useCreateInstitution(form);
  const update = useUpdateInstitution(form);
  const done = (said: string) => ({
    onSuccess: () => {
      void message.success(said);
      onClose();
    },
  });
  const finish = (body: Values) =>
    institution
      ? update.mutate({ institution: institution.id, revision: institution.revision, body }, done(word.saved))
      : create.mutate({ body }, done(words.created));
  return (
    <Drawer
      open
      size={440}
      title={institution ? words.edit : words.new}
      onClose={onClose}
      footer={
        <Button type="primary" block loading={create.isPending || update.isPending} onClick={() => form.submit()}>
          {word.save}
        </Button>
      }
    >
      <Form form={form} layout="vertical" onFinish={finish} initialValues={institution ?? { note: "" }}>
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: word.required }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="kind" label={words.kind} rules={[{ required: true, message: word.required }]}>
          <Select options={InstitutionKind.options.map((value) => ({ value, label: words.kinds[value] }))} />
        </Form.Item>
        <Form.Item name="note" label={words.note} extra={words.noteHint}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
