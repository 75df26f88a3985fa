import { Alert, App, Button, Flex, Form, InputNumber, Radio } from "antd";
import type { Bureau } from "../../contracts/bureau.ts";
import { POLICY_PRESETS, type SecurityPolicy } from "../../contracts/policy.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { StateTag } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { Group } from "./Group.tsx";
import { NumberField } from "./NumberField.tsx";
import { policyText } from "./policy-text.ts";
import { differsFrom, PRESETS } from "./preset.ts";
import { useSettings, useUpdatePolicy } from "./queries.ts";
import { Relaxation } from "./Relaxation.tsx";
import { SettingsFrame } from "./SettingsFrame.tsx";

/** What the bureau asks of passwords and sessions: the security administrator's. */
export default function PolicyPage() {
  const words = useText(policyText);
  const settings = useSettings();
  return (
    <Page title={words.title} intro={words.intro}>
      <div className="settings-notice">
        <Relaxation />
      </div>
      <Answer query={settings}>{(one) => <PolicyForm key={one.revision} settings={one} />}</Answer>
    </Page>
  );
}

function PolicyForm({ settings }: { settings: Bureau }) {
  const words = useText(policyText);
  const writes = useBureau().may("policy.write");
  const { message } = App.useApp();
  const [form] = Form.useForm<SecurityPolicy>();
  const update = useUpdatePolicy(form);
  const edited: SecurityPolicy = { ...settings.policy, ...Form.useWatch([], form) };
  return (
    <SettingsFrame
      form={form}
      initialValues={settings.policy}
      writes={writes}
      saving={update.isPending}
      onFinish={(body) =>
        update.mutate({ revision: settings.revision, body }, { onSuccess: () => void message.success(words.saved) })
      }
    >
      {!writes && <Alert type="info" showIcon title={words.readOnly} style={{ maxWidth: 720, marginBottom: 16 }} />}
      <Group title={words.presets} hint={words.presetsHint}>
        {PRESETS.map((preset) => {
          const differs = differsFrom(edited, preset);
          return (
            <div key={preset} className="preset">
              <div>
                <Flex gap={8} align="center">
                  <strong>{words.presetNames[preset]}</strong>
                  {differs.length === 0 && <StateTag tone="good">{words.asPreset}</StateTag>}
                </Flex>
                <div style={{ color: "var(--ink-soft)" }}>{words.presetHints[preset]}</div>
                {differs.map((name) => (
                  <div key={name}>
                    {words.differs(words.values[name], say(name, edited), say(name, POLICY_PRESETS[preset]))}
                  </div>
                ))}
              </div>
              {differs.length > 0 && writes && (
                <Button onClick={() => form.setFieldsValue(POLICY_PRESETS[preset])}>{words.take}</Button>
              )}
            </div>
          );
        })}
      </Group>
      <Group title={words.passwords}>
        <NumberField
          name="passwordMinLength"
          label={words.values.passwordMinLength}
          hint={words.lengthHint}
          unit={words.characters}
          min={8}
          max={64}
        />
        <Form.Item name="passwordClasses" label={words.values.passwordClasses} extra={words.classesHint}>
          <InputNumber min={1} max={4} precision={0} style={{ width: 160 }} />
        </Form.Item>
      </Group>
      <Group title={words.lock}>
        <NumberField
          name="maxFailures"
          label={words.values.maxFailures}
          hint={words.failuresHint}
          unit={words.times}
          min={3}
          max={20}
        />
        <NumberField
          name="lockMinutes"
          label={words.values.lockMinutes}
          hint={words.lockHint}
          unit={words.minutes}
          min={1}
          max={1440}
        />
      </Group>
      <Group title={words.sessions}>
        <NumberField
          name="idleMinutes"
          label={words.values.idleMinutes}
          hint={words.idleHint}
          unit={words.minutes}
          min={5}
          max={1440}
        />
        <NumberField
          name="absoluteHours"
          label={words.values.absoluteHours}
          hint={words.absoluteHint}
          unit={words.hours}
          min={1}
          max={168}
        />
      </Group>
      <Group title={words.values.twoFactor}>
        <Form.Item name="twoFactor">
          <Radio.Group style={{ display: "grid", gap: 8 }} aria-label={words.values.twoFactor}>
            {(["off", "offered", "required"] as const).map((value) => (
              <Radio key={value} value={value}>
                {words.factors[value]}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {edited.twoFactor === "required" && settings.policy.twoFactor !== "required" && (
          <Alert type="warning" showIcon title={words.requiredHint} />
        )}
      </Group>
    </SettingsFrame>
  );

  function say(name: keyof SecurityPolicy, policy: SecurityPolicy): string {
    return name === "twoFactor" ? words.factorNames[policy.twoFactor] : words.amounts[name](policy[name]);
  }
}
