import { Button, Collapse, Drawer, Form, Input, InputNumber, Select, Switch } from "antd";
import type { Event } from "../../contracts/event.ts";
import { METRICS } from "../../domain/metric/dictionary.ts";
import { useCampaigns } from "../campaigns/queries.ts";
import { InstantPicker } from "../form/InstantPicker.tsx";
import { useInstitutions } from "../institutions/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { instantOf, plusDays, wallOf } from "../text/time.ts";
import { useCreateEvent, useUpdateEvent } from "./queries.ts";
import { RolesField } from "./RolesField.tsx";
import { SessionsField } from "./SessionsField.tsx";
import { text } from "./text.ts";

interface Values {
  title: string;
  campaign?: string | null;
  summary: string;
  channel: Event["channel"];
  sessions: { id?: string; place: string; startsAt: string; endsAt: string }[];
  roles: { key: string; name: string; places?: number | null }[];
  places?: number | null;
  placesPerInstitution?: number | null;
  signupOpensAt: string;
  signupClosesAt: string;
  approval: boolean;
  holdPending: boolean;
  autoConfirm: boolean;
  invited: string[];
  metrics: string[];
}
interface Props {
  /** Absent: a new event, in `campaign` when that is given. */
  event?: Event;
  campaign?: string | undefined;
  onClose: () => void;
  onMade?: (id: string) => void;
}

const MORE = ["places", "placesPerInstitution", "holdPending", "autoConfirm", "invited", "metrics"] as const;

export function EventForm({ event, campaign, onClose, onMade }: Props) {
  const words = useText(text);
  const word = useText(common);
  const language = useLanguage();
  const { zone } = useBureau();
  const [form] = Form.useForm<Values>();
  const create = useCreateEvent(form);
  const update = useUpdateEvent(form);
  const campaigns = useCampaigns();
  const institutions = useInstitutions();
  const approval = Form.useWatch("approval", form) ?? event?.approval === "required";
  const needed = [{ required: true, message: word.required }];
  const finish = (values: Values) => {
    const body = {
      ...values,
      campaign: values.campaign ?? null,
      roles: values.roles.map((role) => ({ ...role, places: role.places ?? null })),
      places: values.places ?? null,
      placesPerInstitution: values.placesPerInstitution ?? null,
      approval: values.approval ? ("required" as const) : ("none" as const),
      invited: values.invited.length > 0 ? values.invited : null,
    };
    if (event) update.mutate({ event: event.id, revision: event.revision, body }, { onSuccess: onClose });
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
  /** Sign-up from now until 18:00 three days before, unless the planner has said otherwise. */
  const proposeWindow = (startsAt: string) => {
    if (event) return;
    const closes = instantOf(plusDays(wallOf(startsAt, zone).day, -3), "18:00", zone);
    if (!form.isFieldTouched("signupClosesAt"))
      form.setFieldsValue({ signupClosesAt: Date.parse(closes) > Date.now() ? closes : startsAt });
  };
  return (
    <Drawer
      open
      size={560}
      title={event ? words.edit : words.new}
      onClose={onClose}
      footer={
        <Button type="primary" block loading={create.isPending || update.isPending} onClick={() => form.submit()}>
          {word.save}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={finish}
        initialValues={initial(event, campaign, words.roleNames.booth)}
      >
        <Form.Item name="title" label={words.name} rules={[{ ...needed[0], whitespace: true }]}>
          <Input maxLength={120} />
        </Form.Item>
        <div className="event-two">
          <Form.Item name="campaign" label={words.campaign}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              options={(campaigns.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            />
          </Form.Item>
          <Form.Item name="channel" label={words.channel}>
            <Select
              options={(["onsite", "online", "both"] as const).map((value) => ({
                value,
                label: words.channels[value],
              }))}
            />
          </Form.Item>
        </div>
        <SessionsField onFirstStart={proposeWindow} />
        <RolesField />
        <div className="event-two">
          <Form.Item name="signupOpensAt" label={words.signupOpensAt} rules={needed}>
            <InstantPicker />
          </Form.Item>
          <Form.Item name="signupClosesAt" label={words.signupClosesAt} rules={needed}>
            <InstantPicker />
          </Form.Item>
        </div>
        <Form.Item name="approval" label={words.approval} layout="horizontal" valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="summary" label={words.summary}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Collapse
          ghost
          size="small"
          defaultActiveKey={event && MORE.some((name) => isSet(event[name])) ? ["more"] : []}
          items={[
            {
              key: "more",
              label: words.more,
              forceRender: true,
              children: (
                <>
                  <div className="event-two">
                    <Form.Item name="places" label={words.totalPlaces}>
                      <InputNumber min={0} precision={0} placeholder={words.noLimit} style={{ width: "100%" }} />
                    </Form.Item>
                    <Form.Item name="placesPerInstitution" label={words.perInstitution}>
                      <InputNumber min={1} precision={0} placeholder={words.noLimit} style={{ width: "100%" }} />
                    </Form.Item>
                  </div>
                  <Form.Item
                    name="holdPending"
                    label={words.holdPending}
                    layout="horizontal"
                    valuePropName="checked"
                    hidden={!approval}
                  >
                    <Switch />
                  </Form.Item>
                  <Form.Item name="autoConfirm" label={words.autoConfirm} layout="horizontal" valuePropName="checked">
                    <Switch />
                  </Form.Item>
                  <Form.Item name="invited" label={words.invited}>
                    <Select
                      mode="multiple"
                      allowClear
                      placeholder={words.everyone}
                      showSearch={{ optionFilterProp: "label" }}
                      options={(institutions.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
                    />
                  </Form.Item>
                  <Form.Item name="metrics" label={words.metrics}>
                    <Select
                      mode="multiple"
                      allowClear
                      showSearch={{ optionFilterProp: "label" }}
                      options={METRICS.filter(
                        (one) => !one.core && one.owners.some((owner) => owner !== "derived"),
                      ).map((one) => ({ value: one.key, label: one.name[language] }))}
                    />
                  </Form.Item>
                </>
              ),
            },
          ]}
        />
      </Form>
    </Drawer>
  );
}

function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
}

function initial(event: Event | undefined, campaign: string | undefined, boothName: string): Partial<Values> {
  if (!event)
    return {
      campaign: campaign ?? null,
      summary: "",
      channel: "onsite",
      sessions: [{ place: "", startsAt: "", endsAt: "" }],
      roles: [{ key: "booth", name: boothName }],
      signupOpensAt: new Date(Math.floor(Date.now() / 300_000) * 300_000).toISOString(),
      approval: false,
      holdPending: false,
      autoConfirm: false,
      invited: [],
      metrics: [],
    };
  const { title, summary, channel, sessions, roles, places, placesPerInstitution, metrics } = event;
  return {
    title,
    summary,
    channel,
    sessions,
    roles,
    places,
    placesPerInstitution,
    metrics,
    campaign: event.campaign,
    signupOpensAt: event.signupOpensAt,
    signupClosesAt: event.signupClosesAt,
    approval: event.approval === "required",
    holdPending: event.holdPending,
    autoConfirm: event.autoConfirm,
    invited: event.invited ?? [],
  };
}
