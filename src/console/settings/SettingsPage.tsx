import { Alert, App, Button, Form, Input, Radio } from "antd";
import type { Bureau } from "../../contracts/bureau.ts";
import { ZoneSelect } from "../form/ZoneSelect.tsx";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useSettings, useUpdateSettings } from "./queries.ts";
import { text } from "./text.ts";

export default function SettingsPage() {
  const words = useText(text);
  const settings = useSettings();
  return (
    <Page title={words.title} intro={words.intro}>
      <Answer query={settings}>{(one) => <SettingsForm key={one.revision} settings={one} />}</Answer>
    </Page>
  );
}

function SettingsForm({ settings }: { settings: Bureau }) {
  const words = useText(text);
  const word = useText(common);
  const writes = useBureau().may("bureau.write");
  const { message } = App.useApp();
  const [form] = Form.useForm<Omit<Bureau, "id" | "revision">>();
  const update = useUpdateSettings(form);
  const needed = [{ required: true, whitespace: true, message: word.required }];
  return (
    <section className="panel panel-pad" style={{ maxWidth: 640 }}>
      {settings.reportingChannel === "" && (
        <Alert type="warning" showIcon title={words.reportingEmpty} style={{ marginBottom: 20 }} />
      )}
      <Form
        form={form}
        layout="vertical"
        disabled={!writes}
        initialValues={settings}
        onFinish={(body) =>
          update.mutate({ revision: settings.revision, body }, { onSuccess: () => void message.success(word.saved) })
        }
      >
        <Form.Item name="name" label={words.name} extra={words.nameHint} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item label={words.id} extra={words.idHint}>
          <code>{settings.id}</code>
        </Form.Item>
        <Form.Item name="reportingChannel" label={words.reporting} extra={words.reportingHint}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="zone" label={words.zone} extra={words.zoneHint} rules={needed}>
          <ZoneSelect />
        </Form.Item>
        <Form.Item name="reviewSteps" label={words.steps} extra={words.stepsHint}>
          <Radio.Group style={{ display: "grid", gap: 8 }}>
            {([3, 2, 1] as const).map((steps) => (
              <Radio key={steps} value={steps}>
                {words.stepNames[steps]}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {writes && (
          <Button type="primary" htmlType="submit" loading={update.isPending}>
            {word.save}
          </Button>
        )}
      </Form>
    </section>
  );
}
