import { App, Button, Drawer, Form, Input } from "antd";
import type { Season } from "../../contracts/season.ts";
import { DayPicker, DayRangePicker } from "../form/DayPicker.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useCreateSeason, useUpdateSeason } from "./queries.ts";
import { text } from "./text.ts";

/** What the form begins with: a season to change, a proposal to confirm, or nothing. */
export type SeasonStart = Partial<Omit<Season, "id" | "revision">> & { id?: string; revision?: number };

interface Values {
  name: string;
  nameEn: string;
  slogan: string;
  days: [string, string];
  concentratedDay: string | null;
}

export function SeasonForm({ start, onClose }: { start: SeasonStart; onClose: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const create = useCreateSeason(form);
  const update = useUpdateSeason(form);
  const days = Form.useWatch("days", form);
  const finish = ({ days: [startsOn, endsOn], ...values }: Values) => {
    const body = { ...values, startsOn, endsOn, concentratedDay: values.concentratedDay ?? null };
    const onSuccess = () => {
      void message.success(start.id ? word.saved : words.made);
      onClose();
    };
    if (start.id && start.revision) update.mutate({ season: start.id, revision: start.revision, body }, { onSuccess });
    else create.mutate({ body: { ...body, entry: start.entry ?? null } }, { onSuccess });
  };
  const needed = [{ required: true, message: word.required }];
  return (
    <Drawer
      open
      size={440}
      title={start.id ? words.editSeason : start.entry ? words.confirmSeason : words.newSeason}
      onClose={onClose}
      footer={
        <Button type="primary" block loading={create.isPending || update.isPending} onClick={() => form.submit()}>
          {start.id ? word.save : words.confirmSeason}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={finish}
        initialValues={{
          name: start.name,
          nameEn: start.nameEn ?? "",
          slogan: start.slogan ?? "",
          ...(start.startsOn && start.endsOn && { days: [start.startsOn, start.endsOn] }),
          concentratedDay: start.concentratedDay ?? null,
        }}
      >
        <Form.Item name="name" label={words.name} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="days" label={words.days} rules={needed}>
          <DayRangePicker />
        </Form.Item>
        <Form.Item name="concentratedDay" label={words.concentrated}>
          <DayPicker {...(days && { min: days[0], max: days[1] })} />
        </Form.Item>
        <Form.Item name="slogan" label={words.slogan}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="nameEn" label={words.nameEn}>
          <Input maxLength={160} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
