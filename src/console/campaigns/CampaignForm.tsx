import { Alert, Button, Drawer, Form, Input, Select } from "antd";
import { Link } from "react-router";
import type { Campaign, Target } from "../../contracts/campaign.ts";
import { useSeasons } from "../calendar/queries.ts";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useName } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useCreateCampaign, useUpdateCampaign } from "./queries.ts";
import { TargetsField } from "./TargetsField.tsx";
import { text } from "./text.ts";
import { ThemesField } from "./ThemesField.tsx";

interface Values {
  season: string;
  name: string;
  summary: string;
  themes: string[];
  days: [string, string];
  targets: Target[];
}
interface Props {
  /** Absent: a new campaign, in `season` when that is given. */
  campaign?: Campaign;
  season?: string | undefined;
  onClose: () => void;
  onMade?: (id: string) => void;
}

export function CampaignForm({ campaign, season, onClose, onMade }: Props) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const nameOf = useName();
  const seasons = useSeasons();
  const [form] = Form.useForm<Values>();
  const create = useCreateCampaign(form);
  const update = useUpdateCampaign(form);
  const seasonId = Form.useWatch("season", form) ?? campaign?.season ?? season;
  const chosen = seasons.data?.find((one) => one.id === seasonId);
  const finish = ({ days: [startsOn, endsOn], ...values }: Values) => {
    const body = { ...values, startsOn, endsOn };
    if (campaign) update.mutate({ campaign: campaign.id, revision: campaign.revision, body }, { onSuccess: onClose });
    else
      create.mutate(
        { body },
        {
          onSuccess: (made) => {
            onClose();
            onMade?.(made.id);
          },
        },
      );
  };
  const takeDays = (id: string) => {
    const next = seasons.data?.find((one) => one.id === id);
    if (next && !form.isFieldTouched("days")) form.setFieldsValue({ days: [next.startsOn, next.endsOn] });
  };
  const preset = seasons.data?.find((one) => one.id === season);
  const needed = [{ required: true, message: word.required }];
  return (
    <Drawer
      open
      size={520}
      title={campaign ? words.editTitle : words.new}
      onClose={onClose}
      footer={
        <Button type="primary" block loading={create.isPending || update.isPending} onClick={() => form.submit()}>
          {word.save}
        </Button>
      }
    >
      {campaign && campaign.state !== "draft" && (
        <Alert type="warning" showIcon title={words.editWarning} style={{ marginBottom: 16 }} />
      )}
      {seasons.data?.length === 0 && (
        <Alert
          type="info"
          showIcon
          title={words.noSeason}
          action={<Link to={`/b/${bureau.id}/calendar`}>{words.toCalendar}</Link>}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form
        key={seasons.isSuccess ? "ready" : "waiting"}
        form={form}
        layout="vertical"
        onFinish={finish}
        initialValues={
          campaign
            ? { ...campaign, days: [campaign.startsOn, campaign.endsOn] }
            : {
                season,
                summary: "",
                themes: [],
                targets: [],
                ...(preset && { days: [preset.startsOn, preset.endsOn] }),
              }
        }
      >
        <Form.Item name="season" label={words.season} rules={needed}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            onChange={takeDays}
            options={(seasons.data ?? []).map((one) => ({
              value: one.id,
              label: `${one.startsOn.slice(0, 4)} · ${nameOf(one)}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="name" label={words.name} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="days" label={words.days} rules={needed}>
          <DayRangePicker {...(chosen && { min: chosen.startsOn, max: chosen.endsOn })} />
        </Form.Item>
        <Form.Item name="themes" label={words.themes}>
          <ThemesField />
        </Form.Item>
        <Form.Item name="summary" label={words.summary}>
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
        <TargetsField />
      </Form>
    </Drawer>
  );
}
