import { Alert, Button, ColorPicker, Drawer, Form, Input, Segmented, Select } from "antd";
import { useRef } from "react";
import type { Material } from "../../contracts/material.ts";
import type { TextStyle } from "../../contracts/plan.ts";
import { LONGEST, sloganProblem } from "../../domain/material/slogan.ts";
import { useCampaigns, useThemes } from "../campaigns/queries.ts";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { common } from "../text/common.ts";
import { useLanguage, useName } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { contrast } from "./contrast.ts";
import { useCreateMaterial, useWriteText } from "./queries.ts";
import { Slogan } from "./Slogan.tsx";
import { text } from "./text.ts";

interface Values {
  title: string;
  theme: string | null;
  campaign: string | null;
  text: string;
  style: TextStyle;
  valid: [string, string] | null;
}
interface Props {
  /** A new version of this slogan; absent: a new slogan. */
  material?: Material;
  campaign?: string | undefined;
  onClose: () => void;
  onMade?: (id: string) => void;
}

/** Writes a slogan and shows at once how it runs on a screen. */
export function SloganDrawer({ material, campaign, onClose, onMade }: Props) {
  const words = useText(text);
  const word = useText(common);
  const [form] = Form.useForm<Values>();
  const create = useCreateMaterial(form);
  const write = useWriteText(form);
  const campaigns = useCampaigns();
  const nameOf = useName();
  const language = useLanguage();
  // A slogan whose words were refused exists already: another try writes into it.
  const made = useRef(material?.id);
  const themes = useThemes();
  const old = material?.versions[0];
  const style: TextStyle = {
    template: Form.useWatch(["style", "template"], form) ?? old?.style?.template ?? "scroll",
    color: Form.useWatch(["style", "color"], form) ?? old?.style?.color ?? "#ffd84a",
    background: Form.useWatch(["style", "background"], form) ?? old?.style?.background ?? "#8f1d21",
  };
  const line = Form.useWatch("text", form) || old?.text || "守住钱袋子 · 护好幸福家";
  const finish = async (values: Values) => {
    const { valid, text: wording } = values;
    const facts = { title: values.title, theme: values.theme ?? null, campaign: values.campaign ?? null };
    try {
      const id = made.current ?? (await create.mutateAsync({ body: { ...facts, kind: "text" } })).id;
      made.current = id;
      const dates = valid ? { validFrom: valid[0], validUntil: valid[1] } : {};
      await write.mutateAsync({ material: id, body: { text: wording, style: values.style, ...dates } });
      onClose();
      onMade?.(id);
    } catch {
      // Shown at its field or as a message by the verbs themselves.
    }
  };
  const shown = async (value: string) => {
    const problem = sloganProblem(value.trim(), form.getFieldValue(["style", "template"]));
    if (problem) throw new Error(problem[language]);
  };
  const hex = { getValueFromEvent: (color: { toHexString: () => string }) => color.toHexString().slice(0, 7) };
  const needed = [{ required: true, whitespace: true, message: word.required }];
  return (
    <Drawer
      open
      size={520}
      title={material ? words.newText : words.newSlogan}
      onClose={onClose}
      footer={
        <Button type="primary" block loading={create.isPending || write.isPending} onClick={() => form.submit()}>
          {word.save}
        </Button>
      }
    >
      <figure
        aria-label={`${words.preview}: ${line}`}
        style={{ height: 110, borderRadius: 6, overflow: "hidden", margin: "0 0 16px" }}
      >
        <Slogan key={style.template} words={line} style={style} running fontSize={40} />
      </figure>
      {contrast(style.color, style.background) < 4.5 && (
        <Alert type="warning" showIcon title={words.contrastLow} style={{ marginBottom: 16 }} />
      )}
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => void finish(values)}
        initialValues={{
          title: material?.title,
          theme: material?.theme ?? null,
          campaign: material?.campaign ?? campaign ?? null,
          text: old?.text ?? "",
          style,
          valid: old?.validFrom && old.validUntil ? [old.validFrom, old.validUntil] : null,
        }}
      >
        <Form.Item
          name="text"
          label={words.slogan}
          dependencies={[["style", "template"]]}
          validateFirst
          rules={[...needed, { validator: (_, value: string) => shown(value) }]}
        >
          <Input.TextArea rows={3} count={{ show: true, max: LONGEST[style.template] }} />
        </Form.Item>
        <Form.Item name={["style", "template"]} label={words.template}>
          <Segmented
            options={(["scroll", "static", "two_line"] as const).map((value) => ({
              value,
              label: words.templates[value],
            }))}
          />
        </Form.Item>
        <Form.Item name={["style", "color"]} label={words.color} {...hex}>
          <ColorPicker disabledAlpha showText />
        </Form.Item>
        <Form.Item name={["style", "background"]} label={words.background} {...hex}>
          <ColorPicker disabledAlpha showText />
        </Form.Item>
        {!material && (
          <>
            <Form.Item name="title" label={words.materialTitle} rules={needed}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name="campaign" label={words.campaign}>
              <Select
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                options={(campaigns.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
              />
            </Form.Item>
            <Form.Item name="theme" label={words.theme}>
              <Select allowClear options={(themes.data ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))} />
            </Form.Item>
          </>
        )}
        <Form.Item name="valid" label={words.valid} extra={words.validHint}>
          <DayRangePicker />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
