import { Alert, App, Button, Flex } from "antd";
import type { Ref } from "react";
import type { Bureau } from "../../contracts/bureau.ts";
import { useMembers } from "../members/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { useConfirmRelaxation, useDropRelaxation, useSettings } from "./queries.ts";
import { relaxationText } from "./relaxation-text.ts";

/** What waits for a second administrator, before the three who may know of it; nothing for everybody else. */
export function Relaxation({ ref }: { ref?: Ref<HTMLDivElement> }) {
  const settings = useSettings().data;
  if (!settings?.relaxation) return null;
  return (
    <div ref={ref} tabIndex={-1} style={{ marginBottom: 20 }}>
      <Waiting settings={settings} relaxation={settings.relaxation} />
    </div>
  );
}

interface Props {
  settings: Bureau;
  relaxation: NonNullable<Bureau["relaxation"]>;
}

function Waiting({ settings, relaxation }: Props) {
  const words = useText(relaxationText);
  const time = useTime();
  const { may, person } = useBureau();
  const members = useMembers({ enabled: may("member.read") });
  const { message, modal } = App.useApp();
  const confirm = useConfirmRelaxation();
  const drop = useDropRelaxation();
  const { revision } = settings;
  const own = relaxation.requestedBy === person.id;
  const confirms = may("policy.write") && !own;
  const by = members.data?.find((one) => one.person === relaxation.requestedBy)?.name ?? words.anAdministrator;
  const ask = () =>
    void modal.confirm({
      title: words.confirmTitle,
      content: words.what(relaxation, settings.reviewSteps),
      icon: null,
      okText: words.confirm,
      okButtonProps: { danger: true },
      onOk: () =>
        confirm
          .mutateAsync({ revision })
          .then(() => void message.success(words.confirmed))
          // The verb has said why.
          .catch(() => undefined),
    });
  const end = () => drop.mutate({ revision }, { onSuccess: () => void message.success(words.dropped) });
  return (
    <Alert
      type="warning"
      showIcon
      title={confirms ? words.yours : words.waits}
      description={
        <>
          <div>{words.what(relaxation, settings.reviewSteps)}</div>
          <div>{words.facts(by, time.at(relaxation.requestedAt), time.at(relaxation.expiresAt))}</div>
          {may("relaxation.drop") && (
            <Flex gap={8} wrap style={{ marginTop: 12 }}>
              {confirms && (
                <Button type="primary" onClick={ask}>
                  {words.confirm}
                </Button>
              )}
              <Button loading={drop.isPending} onClick={end}>
                {own ? words.withdraw : words.refuse}
              </Button>
            </Flex>
          )}
        </>
      }
    />
  );
}
