import { App, Button, Drawer, Form } from "antd";
import type { Screen } from "../../contracts/screen.ts";
import { common } from "../text/common.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { bodyOf, newScreen, type ScreenValues, valuesOf } from "./form.ts";
import { useCreateScreen, useUpdateScreen } from "./queries.ts";
import { ScreenFields } from "./ScreenFields.tsx";
import { factText } from "./factText.ts";
import { text } from "./text.ts";

interface Props {
  /** Absent: a new one. */
  screen?: Screen;
  onClose: () => void;
  onMade?: (id: string) => void;
}

export function ScreenForm({ screen, onClose, onMade }: Props) {
  const words = useText(text);
  const factWords = useText(factText);
  const word = useText(common);
  const { today } = useTime();
  const { message } = App.useApp();
  const [form] = Form.useForm<ScreenValues>();
  const create = useCreateScreen(form);
  const update = useUpdateScreen(form);
  const finish = (values: ScreenValues) => {
    const body = bodyOf(values);
    if (body.openHours?.length === 0) return void message.error(factWords.hoursNeeded);
    const done = (said: string) => (saved: Screen) => {
      void message.success(said);
      onClose();
      onMade?.(saved.id);
    };
    if (screen) update.mutate({ screen: screen.id, revision: screen.revision, body }, { onSuccess: done(word.saved) });
    else create.mutate({ body }, { onSuccess: done(factWords.created) });
  };
  return (
    <Drawer
      open
      size={640}
      title={screen ? factWords.edit : words.new}
      onClose={onClose}
      footer={
        <Button type="primary" block loading={create.isPending || update.isPending} onClick={() => form.submit()}>
          {word.save}
        </Button>
      }
    >
      <Form<ScreenValues>
        form={form}
        layout="vertical"
        onFinish={finish}
        scrollToFirstError={{ block: "center" }}
        initialValues={screen ? valuesOf(screen, today) : newScreen(today)}
      >
        <ScreenFields />
      </Form>
    </Drawer>
  );
}
