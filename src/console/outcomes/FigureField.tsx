import { Button, Flex, Form, Input, Select } from "antd";
import { useState } from "react";
import { metricByKey } from "../../domain/metric/dictionary.ts";
import { readCount } from "../../domain/outcome/number.ts";
import { common } from "../text/common.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { CountInput } from "./CountInput.tsx";
import { type FigureRow, isLivestream } from "./filing.ts";
import { text } from "./text.ts";

const MOST = 1e9;

/** One metric of the form: its value, how it was counted, and what a live stream needs besides. */
export function FigureField({ name, row }: { name: number; row: FigureRow }) {
  const words = useText(text);
  const word = useText(common);
  const language = useLanguage();
  const [noting, setNoting] = useState(row.note !== undefined && row.note !== "");
  const metric = metricByKey(row.metric);
  const label = metric?.name[language] ?? row.metric;
  const filled = row.value !== "";
  const count = [
    {
      validator: (_: unknown, typed: string | undefined) => {
        if (!typed) return Promise.resolve();
        const value = readCount(typed);
        if (value === null) return Promise.reject(new Error(words.whole));
        return value > MOST ? Promise.reject(new Error(words.tooMuch)) : Promise.resolve();
      },
    },
  ];
  return (
    <div className="figure-field">
      <Form.Item name={[name, "metric"]} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[name, "asOf"]} hidden>
        <Input />
      </Form.Item>
      <div className="figure-line">
        <span className="figure-name">{label}</span>
        <Form.Item name={[name, "value"]} rules={count} validateTrigger="onBlur" style={{ margin: 0 }}>
          <CountInput unit={metric?.unit ?? ""} label={label} />
        </Form.Item>
        <Form.Item name={[name, "method"]} style={{ margin: 0 }}>
          <Select
            aria-label={`${label}: ${words.method}`}
            disabled={!filled}
            options={(["counted", "system", "estimated"] as const).map((value) => ({
              value,
              label: words.methods[value],
            }))}
          />
        </Form.Item>
      </div>
      {filled && isLivestream(row.metric) && (
        <div className="figure-more">
          <Form.Item
            name={[name, "definition"]}
            label={words.definition}
            rules={[{ required: true, whitespace: true, message: word.required }]}
          >
            <Input maxLength={200} placeholder={words.definitionHint} />
          </Form.Item>
          <Form.Item name={[name, "channel"]} label={words.channel}>
            <Input maxLength={80} placeholder={words.channelHint} />
          </Form.Item>
        </div>
      )}
      {filled && noting && (
        <Form.Item name={[name, "note"]} style={{ margin: "8px 0 0" }}>
          <Input maxLength={300} placeholder={words.note} aria-label={`${label}: ${words.note}`} />
        </Form.Item>
      )}
      {filled && !noting && (
        <Flex justify="end">
          <Button type="link" size="small" onClick={() => setNoting(true)}>
            {words.addNote}
          </Button>
        </Flex>
      )}
    </div>
  );
}
