import { CheckCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import { Form, Input } from "antd";
import { isStrongPassword, type PasswordRule } from "../../domain/account/password.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** A new password, judged while it is typed by the rule that the server judges it by; typed twice. */
export function NewPassword({ name, rule }: { name: string; rule: PasswordRule }) {
  const words = useText(text);
  const typed: unknown = Form.useWatch(name);
  const value = typeof typed === "string" ? typed : "";
  const strong = isStrongPassword(value, rule);
  const what = words.passwordRule(rule.passwordMinLength, rule.passwordClasses);
  return (
    <>
      <Form.Item
        name={name}
        label={words.newPassword}
        extra={
          <span style={strong ? { color: "#235a3b" } : {}}>
            {strong ? <CheckCircleFilled /> : <MinusCircleOutlined />} {what}
          </span>
        }
        rules={[
          {
            validator: (_, next: string | undefined) =>
              isStrongPassword(next ?? "", rule) ? Promise.resolve() : Promise.reject(new Error(what)),
          },
        ]}
        validateTrigger="onSubmit"
      >
        <Input.Password size="large" autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label={words.again}
        dependencies={[name]}
        validateTrigger="onSubmit"
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, next: string | undefined) =>
              next === getFieldValue(name) ? Promise.resolve() : Promise.reject(new Error(words.againWrong)),
          }),
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  );
}
