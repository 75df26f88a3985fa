import { Form, Input, InputNumber, Radio, Select } from "antd";
import { WindowsField } from "../bookings/WindowsField.tsx";
import "../bookings/bookings.css";
import { ZoneSelect } from "../form/ZoneSelect.tsx";
import { useInstitutions } from "../institutions/queries.ts";
import { useMaterials } from "../materials/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { FootfallFields } from "./FootfallFields.tsx";
import { openingWindow, type ScreenValues } from "./form.ts";
import { useWatchedScreens } from "./queries.ts";
import { tagsOf } from "./tags.ts";
import { factText } from "./factText.ts";
import { text } from "./text.ts";

/** Everything of a screen that people set. */
export function ScreenFields() {
  const words = useText(text);
  const factWords = useText(factText);
  const word = useText(common);
  const { today } = useTime();
  const bureau = useBureau();
  const form = Form.useFormInstance<ScreenValues>();
  const hours = Form.useWatch("hours", form);
  const screens = useWatchedScreens().data ?? [];
  const institutions = useInstitutions().data ?? [];
  const still = (useMaterials().data ?? []).filter(
    ({ kind, versions }) => (kind === "image" || kind === "text") && versions.some(({ state }) => state === "approved"),
  );
  const needed = [{ required: true, message: word.required }];
  const pixels = { min: 1, max: 32_768, precision: 0, style: { width: "100%" } };
  /** A portrait screen is taller than it is wide; its size follows when the direction is changed. */
  const turn = (orientation: ScreenValues["orientation"]) => {
    const { widthPx, heightPx } = form.getFieldsValue();
    if (orientation === "portrait" ? widthPx > heightPx : widthPx < heightPx)
      form.setFieldsValue({ widthPx: heightPx, heightPx: widthPx });
  };
  return (
    <>
      <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: word.required }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="location" label={words.location}>
        <Input maxLength={2000} />
      </Form.Item>
      <Form.Item name="kind" label={words.kind}>
        <Radio.Group style={{ display: "grid", gap: 6 }}>
          {(["full", "ticker"] as const).map((kind) => (
            <Radio key={kind} value={kind}>
              {words.kinds[kind]}
              <span style={{ color: "var(--ink-soft)" }}> · {factWords.kindHints[kind]}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="orientation" label={factWords.orientation}>
        <Radio.Group
          optionType="button"
          onChange={(event) => turn(event.target.value === "portrait" ? "portrait" : "landscape")}
          options={(["landscape", "portrait"] as const).map((value) => ({
            value,
            label: factWords.orientations[value],
          }))}
        />
      </Form.Item>
      <div className="two">
        <Form.Item name="widthPx" label={`${factWords.size} · ${factWords.width}`} rules={needed}>
          <InputNumber {...pixels} />
        </Form.Item>
        <Form.Item name="heightPx" label={`${factWords.size} · ${factWords.height}`} rules={needed}>
          <InputNumber {...pixels} />
        </Form.Item>
        <Form.Item name="fit" label={factWords.fit}>
          <Select options={(["contain", "cover"] as const).map((value) => ({ value, label: factWords.fits[value] }))} />
        </Form.Item>
        <Form.Item
          name="minDwellMs"
          label={factWords.dwell}
          rules={needed}
          getValueProps={(ms?: number) => ({ value: ms === undefined ? undefined : ms / 1000 })}
          normalize={(seconds: number | null) => (seconds === null ? null : Math.round(seconds * 1000))}
        >
          <InputNumber min={1} max={60} suffix={factWords.seconds} style={{ width: "100%" }} />
        </Form.Item>
      </div>
      <Form.Item name="hours" label={factWords.hours} extra={factWords.hoursHint}>
        <Radio.Group
          optionType="button"
          options={[
            { value: "always", label: factWords.hoursAlways },
            { value: "windows", label: factWords.hoursWindows },
          ]}
        />
      </Form.Item>
      {hours === "windows" && (
        <div style={{ marginBottom: 24 }}>
          <WindowsField title={factWords.hours} empty={openingWindow(today)} />
        </div>
      )}
      <Form.Item name="tags" label={words.tags} extra={factWords.tagsHint}>
        <Select mode="tags" tokenSeparators={[",", "，", "、"]} options={tagsOf(screens)} />
      </Form.Item>
      <Form.Item name="notes" label={factWords.notes} extra={factWords.notesHint}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <FootfallFields />
      <Form.Item name="institution" label={factWords.institution} extra={factWords.institutionHint}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={factWords.own}
          options={institutions.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="fallback" label={factWords.fallback} extra={factWords.fallbackHint}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={factWords.noFallback}
          options={still.map((one) => ({ value: one.id, label: one.title }))}
        />
      </Form.Item>
      <Form.Item name="zone" label={factWords.zone}>
        <ZoneSelect placeholder={factWords.zoneSame(bureau.zone)} />
      </Form.Item>
    </>
  );
}
