import { Form, Select, Typography } from "antd";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import type { BookingValues } from "./form.ts";
import { useGroups, useScreens } from "./queries.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { text } from "./text.ts";

/** Where a booking plays: by screen, by group, by tag; at least one. */
export function TargetsFields() {
  const words = useText(text);
  const inRow = useRow();
  const screens = useScreens();
  const groups = useGroups();
  const form = Form.useFormInstance<BookingValues>();
  const targets = Form.useWatch("targets", form);
  const tags = [...new Set((screens.data ?? []).flatMap((screen) => screen.tags))];
  const aimed = targets
    ? aimedAt(
        { screens: targets.screens ?? [], groups: targets.groups ?? [], tags: targets.tags ?? [] },
        screens.data ?? [],
        groups.data ?? [],
      )
    : [];
  const some = {
    validator: () => {
      const now = form.getFieldValue("targets") as BookingValues["targets"] | undefined;
      const count = (now?.screens?.length ?? 0) + (now?.groups?.length ?? 0) + (now?.tags?.length ?? 0);
      return count > 0 ? Promise.resolve() : Promise.reject(new Error(words.targetsNeeded));
    },
  };
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
        {words.targets}
      </Typography.Title>
      <Form.Item
        name={["targets", "screens"]}
        label={words.screens}
        rules={[some]}
        dependencies={[
          ["targets", "groups"],
          ["targets", "tags"],
        ]}
        {...(screens.data?.length === 0 && { extra: words.noScreens })}
      >
        <Select
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          options={(screens.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
      </Form.Item>
      <div className="two">
        <Form.Item name={["targets", "groups"]} label={words.groups}>
          <Select
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            options={(groups.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
        <Form.Item name={["targets", "tags"]} label={words.tags}>
          <Select mode="multiple" allowClear options={tags.map((tag) => ({ value: tag, label: tag }))} />
        </Form.Item>
      </div>
      {aimed.length > 0 && (
        <Typography.Text type="secondary">
          {words.aims(aimed.length)} · {inRow(aimed.map((screen) => screen.name))}
        </Typography.Text>
      )}
    </>
  );
}
