import { Alert, ColorPicker, Form, Input, Segmented, Select } from "antd";
import { LONGEST, sloganProblem } from "../../domain/material/slogan.ts";
import { contrast } from "../materials/contrast.ts";
import { Preview } from "../materials/Preview.tsx";
import { Slogan } from "../materials/Slogan.tsx";
import { common } from "../text/common.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { STYLE, type TakeoverValues } from "./form.ts";
import { text } from "./text.ts";
import { useShowable } from "./useShowable.ts";

const EXAMPLE = { zh: "冒充客服退费是诈骗，请勿转账", en: "Refund calls are fraud: do not transfer money" };

/** Words with a live preview, or an approved material with its own. */
export function ContentFields() {
  const words = useText(text);
  const form = Form.useFormInstance<TakeoverValues>();
  const source = Form.useWatch("source", form) ?? "words";
  return (
    <>
      <Form.Item name="source" label={words.what}>
        <Segmented options={(["words", "version"] as const).map((value) => ({ value, label: words.sources[value] }))} />
      </Form.Item>
      {source === "words" ? <WordsFields /> : <VersionField />}
    </>
  );
}

function WordsFields() {
  const words = useText(text);
  const word = useText(common);
  const language = useLanguage();
  const form = Form.useFormInstance<TakeoverValues>();
  const content = Form.useWatch("content", form);
  const style = content?.style ?? STYLE;
  const line = content?.text || EXAMPLE[language];
  const shown = async (value: string) => {
    const problem = sloganProblem(value.trim(), form.getFieldValue(["content", "style", "template"]));
    if (problem) throw new Error(problem[language]);
  };
  const hex = { getValueFromEvent: (color: { toHexString: () => string }) => color.toHexString().slice(0, 7) };
  return (
    <>
      <figure className="takeover-strip" aria-label={`${words.preview}: ${line}`}>
        <Slogan key={style.template} words={line} style={style} running fontSize={36} />
      </figure>
      {contrast(style.color, style.background) < 4.5 && (
        <Alert type="warning" showIcon title={words.contrastLow} style={{ marginBottom: 16 }} />
      )}
      <Form.Item
        name={["content", "text"]}
        label={words.words}
        extra={<div style={{ paddingInlineEnd: 80 }}>{words.wordsHint}</div>}
        dependencies={[["content", "style", "template"]]}
        validateFirst
        rules={[
          { required: true, whitespace: true, message: word.required },
          { validator: (_, value: string) => shown(value) },
        ]}
      >
        <Input.TextArea rows={2} count={{ show: true, max: LONGEST[style.template] }} />
      </Form.Item>
      <div className="takeover-style">
        <Form.Item name={["content", "style", "template"]} label={words.template}>
          <Segmented
            options={(["scroll", "static", "two_line"] as const).map((value) => ({
              value,
              label: words.templates[value],
            }))}
          />
        </Form.Item>
        <Form.Item name={["content", "style", "color"]} label={words.color} {...hex}>
          <ColorPicker disabledAlpha showText />
        </Form.Item>
        <Form.Item name={["content", "style", "background"]} label={words.background} {...hex}>
          <ColorPicker disabledAlpha showText />
        </Form.Item>
      </div>
    </>
  );
}

function VersionField() {
  const words = useText(text);
  const word = useText(common);
  const showable = useShowable();
  const chosen = Form.useWatch<string | undefined>(["content", "version"]);
  const found = showable.find(({ version }) => version.id === chosen);
  return (
    <>
      <Form.Item
        name={["content", "version"]}
        label={words.material}
        rules={[{ required: true, message: word.required }]}
        {...(showable.length === 0 && { extra: words.noMaterial })}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={showable.map(({ title, version }) => ({ value: version.id, label: title }))}
        />
      </Form.Item>
      {found && (
        <figure className="takeover-preview">
          <Preview key={found.version.id} version={found.version} title={found.title} size="large" />
        </figure>
      )}
    </>
  );
}
