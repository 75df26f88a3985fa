import { Form, Input, InputNumber, Radio, Select, Slider } from "antd";
import { useCampaigns } from "../campaigns/queries.ts";
import { usePlaylists } from "../playlists/queries.ts";
import { common } from "../text/common.ts";
import { lengthText } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { TargetsFields } from "./TargetsFields.tsx";
import { text } from "./text.ts";

const OVER = ["closed", "archived", "cancelled"];

/** Everything of a booking but its windows. */
export function BookingFields() {
  const words = useText(text);
  const word = useText(common);
  const campaigns = useCampaigns().data ?? [];
  const playlists = usePlaylists().data ?? [];
  const needed = [{ required: true, message: word.required }];
  return (
    <>
      <section className="panel panel-pad">
        <Form.Item name="title" label={words.name} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
        <div className="two">
          <Form.Item name="campaign" label={words.campaign} rules={needed}>
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={campaigns
                .filter((one) => !OVER.includes(one.state))
                .map((one) => ({ value: one.id, label: one.name }))}
            />
          </Form.Item>
          <Form.Item name="playlist" label={words.playlist} rules={needed}>
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={playlists.map((one) => ({
                value: one.id,
                label: `${one.name} · ${lengthText(one.items.reduce((sum, item) => sum + item.durationMs, 0))}`,
              }))}
            />
          </Form.Item>
        </div>
      </section>
      <section className="panel panel-pad">
        <TargetsFields />
      </section>
      <section className="panel panel-pad">
        <Form.Item name="tier" label={words.tier}>
          <Radio.Group style={{ display: "grid", gap: 6 }}>
            {(["regular", "exclusive", "filler"] as const).map((tier) => (
              <Radio key={tier} value={tier}>
                {words.tiers[tier]}
                <span style={{ color: "var(--ink-soft)" }}> · {words.tierHints[tier]}</span>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item label={words.weight} extra={words.weightHint}>
          <div style={{ display: "grid", gridTemplateColumns: "1fr 92px", gap: 16 }}>
            <Form.Item name="weight" noStyle>
              <Slider min={1} max={400} ariaLabelForHandle={words.weight} />
            </Form.Item>
            <Form.Item name="weight" noStyle rules={needed}>
              <InputNumber min={1} max={1000} precision={0} aria-label={words.weight} style={{ width: "100%" }} />
            </Form.Item>
          </div>
        </Form.Item>
        <div className="two">
          <Form.Item name="maxPlaysPerHour" label={words.cap} extra={words.capHint}>
            <InputNumber min={1} max={3600} precision={0} suffix={word.perHour} style={{ width: "100%" }} />
          </Form.Item>
          <Form.Item name="guaranteed" label={words.guarantee} extra={words.guaranteeHint}>
            <InputNumber min={1} max={3600} precision={0} suffix={word.perHour} style={{ width: "100%" }} />
          </Form.Item>
        </div>
      </section>
    </>
  );
}
