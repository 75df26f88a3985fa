import { Button, Drawer, Form, Input, Select, Typography } from "antd";
import type { Group, Screen } from "../../contracts/screen.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { common } from "../text/common.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useCreateGroup, useUpdateGroup } from "./queries.ts";
import { tagsOf } from "./tags.ts";
import { groupText } from "./groupText.ts";

interface Values {
  name: string;
  screens: string[];
  tags: string[];
}
interface Props {
  /** Absent: a new one. */
  group?: Group | undefined;
  screens: readonly Screen[];
  onClose: () => void;
}

export function GroupForm({ group, screens, onClose }: Props) {
  const words = useText(groupText);
  const inRow = useRow();
  const word = useText(common);
  const [form] = Form.useForm<Values>();
  const create = useCreateGroup(form);
  const update = useUpdateGroup(form);
  const chosen = Form.useWatch((values: Values) => values, form);
  const members = aimedAt({ screens: chosen?.screens ?? [], groups: [], tags: chosen?.tags ?? [] }, screens, []);
  const finish = (body: Values) =>
    group
      ? update.mutate({ group: group.id, revision: group.revision, body }, { onSuccess: onClose })
      : create.mutate({ body }, { onSuccess: onClose });
  return (
    <Drawer
      open
      size={440}
      title={group ? words.groupEdit : words.groupNew}
      onClose={onClose}
      footer={
        <Button type="primary" block loading={create.isPending || update.isPending} onClick={() => form.submit()}>
          {word.save}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={finish}
        initialValues={group ?? { name: "", screens: [], tags: [] }}
      >
        <Form.Item
          name="name"
          label={words.groupName}
          rules={[{ required: true, whitespace: true, message: word.required }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="screens" label={words.groupScreens}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            options={screens.map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
        <Form.Item name="tags" label={words.groupTags} extra={words.groupTagsHint}>
          <Select mode="tags" tokenSeparators={[",", "，", "、"]} options={tagsOf(screens)} />
        </Form.Item>
        <div aria-live="polite">
          <Typography.Text strong>{words.groupMembers(members.length)}</Typography.Text>
          <Typography.Paragraph type="secondary">{inRow(members.map(({ name }) => name))}</Typography.Paragraph>
        </div>
      </Form>
    </Drawer>
  );
}
