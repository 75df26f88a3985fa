import { App, Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import type { Event } from "../../contracts/event.ts";
import type { Signup } from "../../contracts/signup.ts";
import type { BureauView } from "../shell/bureau.ts";
import { useSignUp } from "../signups/queries.ts";
import { text as signupText } from "../signups/text.ts";
import { useText } from "../text/text.ts";
import { useRoleName } from "./places.ts";
import { text } from "./text.ts";

interface Props {
  event: Event;
  role: string;
  /** Those of the person that are not signed up in this role. */
  institutions: BureauView["institutions"];
  onClose: () => void;
}

/** From below, for one hand on a phone: how many places, and a note. */
export function SignUpDrawer({ event, role, institutions, onClose }: Props) {
  const words = useText(text);
  const signup = useText(signupText);
  const nameOf = useRoleName();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ institution: string; quantity: number; note: string }>();
  const signUp = useSignUp(form);
  const places = event.roles.find((one) => one.key === role)?.places ?? null;
  const most = Math.min(places ?? 1000, event.placesPerInstitution ?? 1000, event.places ?? 1000);
  const tell = (made: Signup) => {
    if (made.state === "waitlisted") void message.info(signup.made.waitlisted(made.position ?? 1), 6);
    else void message.success(made.state === "pending" ? signup.made.pending : signup.made.confirmed);
    onClose();
  };
  return (
    <Drawer
      open
      placement="bottom"
      size="auto"
      title={words.signUpFor(nameOf(event.roles, role))}
      onClose={onClose}
      styles={{ wrapper: { maxWidth: 560, marginInline: "auto" } }}
      footer={
        <Button type="primary" block size="large" loading={signUp.isPending} onClick={() => form.submit()}>
          {words.signUp}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ institution: institutions[0]?.institution, quantity: 1, note: "" }}
        onFinish={(values) => signUp.mutate({ event: event.id, body: { ...values, role } }, { onSuccess: tell })}
      >
        <Form.Item name="institution" label={words.institution} hidden={institutions.length < 2}>
          <Select options={institutions.map((one) => ({ value: one.institution, label: one.name }))} />
        </Form.Item>
        <Form.Item name="quantity" label={words.quantity} {...(most > 1 && { extra: words.quantityHint })}>
          <InputNumber min={1} max={Math.max(1, most)} precision={0} mode="spinner" style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="note" label={words.note} style={{ marginBottom: 0 }}>
          <Input maxLength={120} placeholder={words.noteHint} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
