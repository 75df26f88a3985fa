import { Alert, Button, Flex } from "antd";
import type { Ref } from "react";
import type { Bureau } from "../../contracts/bureau.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
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
  const sure = useConfirm();
  const say = useDone();
  const confirm = useConfirmRelaxation();
  const drop = useDropRelaxation();
  const { revision } = settings;
  const own = relaxation.requestedBy === person.id;
  const confirms = may("policy.write") && !own;
  const by = members.data?.find((one) => one.person === relaxation.requestedBy)?.name ?? words.anAdministrator;
  const ask = () =>
    sure({
      title: words.confirmTitle,
      content: words.what(relaxation, settings.reviewSteps),
      ok: words.confirm,
      onOk: () => say(confirm.mutateAsync({ revision }), words.confirmed),
    });
  const end = () => void say(drop.mutateAsync({ revision }), words.dropped);
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
