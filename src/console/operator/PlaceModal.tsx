import { App, Form, Modal, Select } from "antd";
import type { PlacedBureau } from "../../contracts/operator.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { usePlaceBureau } from "./queries.ts";
import { text } from "./text.ts";
import { placesFor } from "./tree.ts";

interface Props {
  bureau: PlacedBureau;
  bureaus: readonly PlacedBureau[];
  onClose: () => void;
}

/** Sets the bureau above. */
export function PlaceModal({ bureau, bureaus, onClose }: Props) {
  const words = useText(text);
  const word = useText(common);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ parent?: string }>();
  const place = usePlaceBureau(form);
  const finish = ({ parent }: { parent?: string }) =>
    place.mutate(
      { params: { bureau: bureau.id }, revision: bureau.revision, body: { parent: parent ?? null } },
      {
        onSuccess: () => {
          void message.success(word.saved);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={words.placeOf(bureau.name)}
      okText={word.save}
      confirmLoading={place.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={finish}
        initialValues={bureau.parent === null ? {} : { parent: bureau.parent }}
      >
        <Form.Item name="parent" label={words.parent} extra={words.parentHint}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={words.noParent}
            options={placesFor(bureau.id, bureaus).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
