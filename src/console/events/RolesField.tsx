import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Flex, Form, Input, InputNumber } from "antd";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { PRESET_ROLES } from "./places.ts";
import { text } from "./text.ts";

interface RoleValue {
  key: string;
  name: string;
  places?: number | null;
}

/** What institutions can sign up as, each with its places; empty places mean no limit. */
export function RolesField() {
  const words = useText(text);
  const word = useText(common);
  const form = Form.useFormInstance();
  const roles: (RoleValue | undefined)[] = Form.useWatch("roles", form) ?? [];
  return (
    <Form.List
      name="roles"
      rules={[
        {
          validator: (_, value: RoleValue[] | undefined) =>
            value && value.length > 0 ? Promise.resolve() : Promise.reject(new Error(word.required)),
        },
      ]}
    >
      {(fields, { add, remove }, { errors }) => (
        <Form.Item label={words.roles} required>
          {fields.map((field) => (
            <Flex key={field.key} gap={8}>
              <Form.Item name={[field.name, "key"]} hidden>
                <Input />
              </Form.Item>
              <Form.Item
                name={[field.name, "name"]}
                rules={[{ required: true, whitespace: true, message: word.required }]}
                style={{ flex: 1, marginBottom: 8 }}
              >
                <Input maxLength={120} placeholder={words.roleName} aria-label={words.roleName} />
              </Form.Item>
              <Form.Item name={[field.name, "places"]} style={{ width: 140, marginBottom: 8 }}>
                <InputNumber
                  min={0}
                  max={100_000}
                  precision={0}
                  placeholder={words.noLimit}
                  aria-label={words.rolePlaces}
                  style={{ width: "100%" }}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={word.remove}
                onClick={() => remove(field.name)}
              />
            </Flex>
          ))}
          <Dropdown
            trigger={["click"]}
            menu={{
              items: [
                ...PRESET_ROLES.filter((key) => !roles.some((role) => role?.key === key)).map((key) => ({
                  key,
                  label: words.roleNames[key],
                  onClick: () => add({ key, name: words.roleNames[key] }),
                })),
                { key: "own", label: words.ownRole, onClick: () => add({ key: ownKey(), name: "" }) },
              ],
            }}
          >
            <Button type="dashed" block icon={<PlusOutlined />}>
              {words.addRole}
            </Button>
          </Dropdown>
          <Form.ErrorList errors={errors} />
        </Form.Item>
      )}
    </Form.List>
  );
}

/** A key that no other role has; nobody sees it. */
const ownKey = (): string => `own_${Date.now().toString(36)}`;
