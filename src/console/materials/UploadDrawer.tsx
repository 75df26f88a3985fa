import { InboxOutlined } from "@ant-design/icons";
import { Alert, App, Button, Drawer, Form, type FormInstance, Select, Upload } from "antd";
import { useCampaigns, useThemes } from "../campaigns/queries.ts";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { ACCEPTED } from "../../domain/material/accepted.ts";
import { common } from "../text/common.ts";
import { useName } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { bytesText } from "./bytes.ts";
import { kindOf } from "./measure.ts";
import { useSubmitVersion } from "./queries.ts";
import type { UploadFacts } from "./queue.ts";
import { text } from "./text.ts";
import { Unfinished } from "./Unfinished.tsx";
import { UploadRow } from "./UploadRow.tsx";
import { uploadText } from "./uploadText.ts";
import { useUploads } from "./useUploads.ts";

interface Props {
  /** Files become new versions of this material; absent: each a new material. */
  material?: string;
  campaign?: string | undefined;
  onClose: () => void;
}

/** Takes files by drag or choice, many at once, and sends them with progress. */
export function UploadDrawer({ material, campaign, onClose }: Props) {
  const words = useText(text);
  const upWords = useText(uploadText);
  const word = useText(common);
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<UploadFacts>();
  const { queue, uploads, running } = useUploads(material);
  const submit = useSubmitVersion();
  const waiting = uploads.filter((one) => one.state === "waiting").length;
  const uploaded = uploads.filter((one) => one.state === "uploaded").length;
  const finished = uploads.length > 0 && uploaded === uploads.length;
  const submitAll = async () => {
    for (const one of uploads)
      if (one.material && one.version) await submit.mutateAsync({ material: one.material, version: one.version });
    void message.success(words.submitted);
    onClose();
  };
  const take = (file: File, files: File[]) => {
    if (file !== files[0]) return false;
    const good = files.filter((one) => {
      const kind = kindOf(one);
      if (!kind) void message.error(upWords.notAccepted(one.name));
      else if (one.size > ACCEPTED[kind].maxBytes)
        void message.error(upWords.tooLarge(one.name, bytesText(ACCEPTED[kind].maxBytes)));
      else return one.size > 0;
      return false;
    });
    queue.add(good.slice(0, material ? 1 : undefined));
    return false;
  };
  const close = () => {
    if (!running) return onClose();
    modal.confirm({ title: upWords.closing, content: upWords.closingHint, okText: word.close, onOk: onClose });
  };
  return (
    <Drawer
      open
      size={520}
      title={material ? words.newVersion : words.upload}
      onClose={close}
      mask={{ closable: false }}
      footer={
        uploaded > 0 && waiting === 0 && !running ? (
          // A refusal is shown by the verb; what was submitted before it stays submitted.
          <Button
            type="primary"
            block
            loading={submit.isPending}
            onClick={() => void submitAll().catch(() => undefined)}
          >
            {upWords.submitAll(uploaded)}
          </Button>
        ) : (
          <Button
            type="primary"
            block
            disabled={waiting === 0}
            loading={running && waiting === 0}
            onClick={() => queue.start(form.getFieldsValue())}
          >
            {waiting > 0 ? upWords.start(waiting) : running ? upWords.running : upWords.chooseFirst}
          </Button>
        )
      }
    >
      <Upload.Dragger
        multiple={!material}
        showUploadList={false}
        accept={[...new Set(Object.values(ACCEPTED).flatMap(({ mimes }) => mimes))].join(",")}
        beforeUpload={take}
        disabled={material !== undefined && uploads.length > 0}
        // Else as tall as the drawer: its wrapper is inline, so 100% means the drawer's.
        style={{ height: "auto" }}
      >
        <InboxOutlined style={{ fontSize: 32, color: "var(--accent)" }} />
        <p style={{ margin: "8px 0 4px" }}>{upWords.dropTitle}</p>
        <p style={{ margin: 0, color: "var(--ink-soft)", fontSize: 13 }}>{upWords.dropHint}</p>
      </Upload.Dragger>
      <div style={{ margin: "16px 0" }}>
        {uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} queue={queue} titled={!material} />
        ))}
        {finished && <Alert type="success" showIcon title={upWords.uploadedAll} style={{ marginTop: 12 }} />}
      </div>
      <Unfinished material={material} taken={new Set(uploads.flatMap((one) => one.sha256 ?? []))} />
      <FactsForm
        form={form}
        campaign={campaign}
        asksAll={!material}
        hidden={uploads.some((one) => one.state !== "waiting")}
      />
    </Drawer>
  );
}

interface FactsProps {
  form: FormInstance<UploadFacts>;
  campaign: string | undefined;
  /** New materials belong somewhere; a new version only has days. */
  asksAll: boolean;
  hidden: boolean;
}

function FactsForm({ form, campaign, asksAll, hidden }: FactsProps) {
  const words = useText(text);
  const campaigns = useCampaigns();
  const nameOf = useName();
  const themes = useThemes();
  return (
    <Form form={form} layout="vertical" initialValues={{ campaign: campaign ?? null }} hidden={hidden}>
      {asksAll && (
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
  );
}
