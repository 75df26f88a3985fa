import { InboxOutlined } from "@ant-design/icons";
import { Alert, App, Button, Drawer, Form, Select, Upload } from "antd";
import { useCampaigns, useThemes } from "../campaigns/queries.ts";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { common } from "../text/common.ts";
import { useName } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { kindOf } from "./measure.ts";
import { useSubmitVersion } from "./queries.ts";
import { text } from "./text.ts";
import { UploadRow } from "./UploadRow.tsx";
import { type UploadFacts, useUploads } from "./useUploads.ts";

const MOST_BYTES = 2 * 1024 ** 3;

interface Props {
  /** Files become new versions of this material; absent: each a new material. */
  material?: string;
  campaign?: string | undefined;
  onClose: () => void;
}

/** Takes files by drag or choice, many at once, and sends them with progress. */
export function UploadDrawer({ material, campaign, onClose }: Props) {
  const words = useText(text);
  const word = useText(common);
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<UploadFacts>();
  const queue = useUploads(material);
  const campaigns = useCampaigns();
  const nameOf = useName();
  const themes = useThemes();
  const submit = useSubmitVersion();
  const left = queue.uploads.filter((one) => one.state !== "uploaded");
  const finished = queue.uploads.length > 0 && left.length === 0;
  const submitAll = async () => {
    for (const one of queue.uploads)
      if (one.material && one.version) await submit.mutateAsync({ material: one.material, version: one.version });
    void message.success(words.submitted);
    onClose();
  };
  const take = (file: File, files: File[]) => {
    if (file !== files[0]) return false;
    const bad = files.find((one) => !kindOf(one));
    const large = files.find((one) => one.size > MOST_BYTES);
    if (bad) void message.error(words.notAccepted(bad.name));
    if (large) void message.error(words.tooLarge(large.name));
    queue.add(files.filter((one) => kindOf(one) && one.size <= MOST_BYTES).slice(0, material ? 1 : undefined));
    return false;
  };
  const close = () => {
    if (!queue.running) return onClose();
    modal.confirm({ title: words.closing, okText: word.close, onOk: onClose });
  };
  return (
    <Drawer
      open
      size={520}
      title={material ? words.newVersion : words.upload}
      onClose={close}
      mask={{ closable: false }}
      footer={
        finished ? (
          // A refusal is shown by the verb; what was submitted before it stays submitted.
          <Button
            type="primary"
            block
            loading={submit.isPending}
            onClick={() => void submitAll().catch(() => undefined)}
          >
            {words.submitAll(queue.uploads.length)}
          </Button>
        ) : (
          <Button
            type="primary"
            block
            disabled={left.length === 0}
            loading={queue.running}
            onClick={() => void queue.start(form.getFieldsValue())}
          >
            {words.startUpload(left.length)}
          </Button>
        )
      }
    >
      <Upload.Dragger
        multiple={!material}
        showUploadList={false}
        accept="video/mp4,video/webm,image/jpeg,image/png,image/webp,image/gif,text/html,application/pdf"
        beforeUpload={take}
        disabled={queue.running}
        // Else as tall as the drawer: its wrapper is inline, so 100% means the drawer's.
        style={{ height: "auto" }}
      >
        <InboxOutlined style={{ fontSize: 32, color: "var(--accent)" }} />
        <p style={{ margin: "8px 0 4px" }}>{words.dropTitle}</p>
        <p style={{ margin: 0, color: "var(--ink-soft)", fontSize: 13 }}>{words.dropHint}</p>
      </Upload.Dragger>
      <div style={{ margin: "16px 0" }}>
        {queue.uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} queue={queue} titled={!material} />
        ))}
        {finished && <Alert type="success" showIcon title={words.uploadedAll} style={{ marginTop: 12 }} />}
      </div>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ campaign: campaign ?? null }}
        hidden={queue.running || finished}
      >
        {!material && (
          <>
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
