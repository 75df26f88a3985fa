import { Alert, App, Form, Input, Radio, Select, Switch } from "antd";
import { useRef } from "react";
import type { Bureau, BureauSettings } from "../../contracts/bureau.ts";
import { relaxes } from "../../domain/bureau/relaxation.ts";
import { ZoneSelect } from "../form/ZoneSelect.tsx";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { Group } from "./Group.tsx";
import { NumberField } from "./NumberField.tsx";
import { useRequestRelaxation, useSettings, useUpdateSettings } from "./queries.ts";
import { Relaxation } from "./Relaxation.tsx";
import { relaxationText } from "./relaxation-text.ts";
import { SettingsFrame } from "./SettingsFrame.tsx";
import { text } from "./text.ts";

type Values = Omit<Bureau, "id" | "revision" | "policy" | "parent" | "relaxation">;

export default function SettingsPage() {
  const words = useText(text);
  const settings = useSettings();
  const notice = useRef<HTMLDivElement>(null);
  const showNotice = () => {
    notice.current?.focus({ preventScroll: true });
    notice.current?.scrollIntoView({ block: "center" });
  };
  return (
    <Page title={words.title} intro={words.intro}>
      <div className="settings-notice">
        <Relaxation ref={notice} />
      </div>
      <Answer query={settings}>
        {(one) => <SettingsForm key={one.revision} settings={one} onRequested={showNotice} />}
      </Answer>
    </Page>
  );
}

function SettingsForm({ settings, onRequested }: { settings: BureauSettings; onRequested: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const writes = useBureau().may("bureau.write");
  const relaxing = useText(relaxationText);
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const update = useUpdateSettings(form);
  const request = useRequestRelaxation();
  const save = (values: Values) =>
    update.mutateAsync({
      revision: settings.revision,
      body: { ...values, alertWebhook: values.alertWebhook?.trim() || null },
    });
  const finish = (values: Values) => {
    const names = relaxes(settings, values);
    if (names.length === 0) {
      // The verb has said why it did not.
      save(values).then(
        () => message.success(word.saved),
        () => undefined,
      );
      return;
    }
    const asked = {
      ...(names.includes("separateAdministration") && { separateAdministration: false as const }),
      ...(names.includes("reviewSteps") && { reviewSteps: values.reviewSteps }),
    };
    const kept = { ...values, ...Object.fromEntries(names.map((name) => [name, settings[name]])) };
    let requested = false;
    modal.confirm({
      title: relaxing.ask,
      content: relaxing.askHint(relaxing.what(asked, settings.reviewSteps)),
      icon: null,
      okText: relaxing.request,
      onOk: () =>
        save(kept)
          .then(({ revision }) => request.mutateAsync({ revision, body: asked }))
          .then(
            () => void (requested = true),
            () => undefined,
          ),
      // Not before: a window that closes gives the focus back.
      afterClose: () => requested && onRequested(),
    });
  };
  return (
    <SettingsFrame form={form} initialValues={settings} writes={writes} saving={update.isPending} onFinish={finish}>
      <About settings={settings} />
      <Group title={words.groupReview}>
        <Form.Item name="reviewSteps" label={words.steps} extra={words.stepsHint}>
          <Radio.Group style={{ display: "grid", gap: 8 }}>
            {([3, 2, 1] as const).map((steps) => (
              <Radio key={steps} value={steps}>
                {words.stepNames[steps]}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <NumberField
          name="expiryDays"
          label={words.expiry}
          hint={words.expiryHint}
          unit={words.days}
          min={1}
          max={90}
        />
      </Group>
      <Group title={words.groupEvents}>
        <NumberField name="offerHours" label={words.offer} hint={words.offerHint} unit={words.hours} min={1} max={72} />
        <NumberField name="dueDays" label={words.due} hint={words.dueHint} unit={words.workdays} min={1} max={60} />
        <NumberField
          name="retentionDays"
          label={words.retention}
          hint={words.retentionHint}
          unit={words.days}
          min={1}
          max={180}
        />
      </Group>
      <Group title={words.groupScreens}>
        <NumberField
          name="alertMinutes"
          label={words.alert}
          hint={words.alertHint}
          unit={words.minutes}
          min={2}
          max={1440}
        />
        {!settings.alertWebhookAllowed && (
          <Alert type="warning" showIcon title={words.webhookStopped} style={{ marginBottom: 12 }} />
        )}
        <Form.Item
          name="alertWebhook"
          label={words.webhook}
          extra={words.webhookHint}
          rules={[
            { type: "url", message: words.webhookWrong },
            { pattern: /^https:/, message: words.webhookWrong },
          ]}
        >
          <Input maxLength={500} inputMode="url" spellCheck={false} placeholder="https://" />
        </Form.Item>
        <Form.Item name="tags" label={words.tags} extra={words.tagsHint}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={["，", ",", "、"]} maxCount={100} />
        </Form.Item>
      </Group>
      <Group title={words.groupApart}>
        <Form.Item
          name="separateAdministration"
          label={words.separate}
          extra={words.separateHint}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
      </Group>
    </SettingsFrame>
  );
}

function About({ settings }: { settings: Bureau }) {
  const words = useText(text);
  const word = useText(common);
  const needed = [{ required: true, whitespace: true, message: word.required }];
  return (
    <Group title={words.groupAbout}>
      {settings.reportingChannel === "" && (
        <Alert type="warning" showIcon title={words.reportingEmpty} style={{ marginBottom: 20 }} />
      )}
      <Form.Item name="name" label={words.name} extra={words.nameHint} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item label={words.id} extra={words.idHint}>
        <code>{settings.id}</code>
      </Form.Item>
      <Form.Item label={words.parent} extra={words.parentHint}>
        {settings.parent?.name ?? words.noParent}
      </Form.Item>
      <Form.Item name="reportingChannel" label={words.reporting} extra={words.reportingHint}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="zone" label={words.zone} extra={words.zoneHint} rules={needed}>
        <ZoneSelect />
      </Form.Item>
    </Group>
  );
}
