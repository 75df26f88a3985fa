import { Alert, App, Button, Form, Input, Select } from "antd";
import type { Screen } from "../../contracts/screen.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { usePairScreen } from "./queries.ts";
import { pairText } from "./pairText.ts";
import { text } from "./text.ts";

interface Values {
  code: string;
  screen: string;
}
interface Props {
  /** One of these is paired; when there is only one, nobody is asked which. */
  screens: readonly Screen[];
  ask: boolean;
  code?: string;
  onPaired: (screen: string) => void;
}

/** The six characters that a player shows, and the screen that it is. */
export function PairForm({ screens, ask, code = "", onPaired }: Props) {
  const words = useText(text);
  const pairWords = useText(pairText);
  const word = useText(common);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const pair = usePairScreen(form);
  const chosen = Form.useWatch("screen", form);
  const target = ask ? screens.find(({ id }) => id === chosen) : screens[0];
  const finish = (values: Values) => {
    if (!target) return;
    pair.mutate(
      { screen: target.id, body: { code: values.code } },
      {
        onSuccess: () => {
          void message.success(pairWords.paired);
          onPaired(target.id);
        },
      },
    );
  };
  const unpairedFirst = [...screens].sort(
    (a, b) => Number(a.health.paired) - Number(b.health.paired) || a.name.localeCompare(b.name, "zh"),
  );
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={finish} initialValues={{ code }}>
      <Form.Item
        name="code"
        label={pairWords.code}
        normalize={(typed: string) => typed.replace(/[\s-]/g, "").toUpperCase()}
        rules={[{ required: true, pattern: /^[2-9A-HJKMNP-TV-Z]{6}$/, message: pairWords.codeWrong }]}
      >
        <Input className="code-input" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={8} />
      </Form.Item>
      {ask && (
        <Form.Item name="screen" label={pairWords.chooseScreen} rules={[{ required: true, message: word.required }]}>
          <Select
            size="large"
            showSearch={{ optionFilterProp: "label" }}
            options={unpairedFirst.map((one) => ({
              value: one.id,
              label: one.health.paired ? one.name : `${one.name} · ${words.conditions.unpaired}`,
            }))}
          />
        </Form.Item>
      )}
      {target?.health.paired && (
        <Alert type="warning" showIcon title={pairWords.pairReplaces} style={{ margin: "8px 0 16px" }} />
      )}
      <Button type="primary" size="large" htmlType="submit" loading={pair.isPending}>
        {pairWords.pairConfirm}
      </Button>
    </Form>
  );
}
