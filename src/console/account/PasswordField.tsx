import { Form, Input } from "antd";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** The password once more, before something that a borrowed session must not do. */
export function PasswordField({ name = "password" }: { name?: string }) {
  const words = useText(text);
  const { required } = useText(common);
  return (
    <Form.Item name={name} label={words.currentPassword} rules={[{ required: true, message: required }]}>
      <Input.Password size="large" autoComplete="current-password" maxLength={128} />
    </Form.Item>
  );
}
