import { Button, Flex, Typography } from "antd";
import type { WaitingReset } from "../../contracts/operator.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
import { StateTag } from "../shell/StateTag.tsx";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useDeviceTime } from "../text/time.ts";
import { useConfirmReset, useRefuseReset, useWaitingResets } from "./queries.ts";
import { text } from "./text.ts";

/** Password resets that a bureau may not decide alone; nothing while none waits. */
export function ResetsPanel() {
  const words = useText(text);
  const waiting = useWaitingResets().data ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="panel panel-pad" style={{ maxWidth: 760, marginBottom: 20 }}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.resets}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{words.resetsHint}</Typography.Paragraph>
      {waiting.map((one) => (
        <Row key={one.id} reset={one} />
      ))}
    </section>
  );
}

function Row({ reset }: { reset: WaitingReset }) {
  const words = useText(text);
  const inRow = useRow();
  const time = useDeviceTime();
  const sure = useConfirm();
  const say = useDone();
  const confirm = useConfirmReset();
  const refuse = useRefuseReset();
  const request = { params: { password_reset: reset.id } };
  const ask = () =>
    sure({
      title: words.resetConfirmTitle(reset.person.name),
      content: words.resetsHint,
      ok: words.resetConfirm,
      onOk: () => say(confirm.mutateAsync(request), words.resetConfirmed),
    });
  const end = () => void say(refuse.mutateAsync(request), words.resetRefused);
  return (
    <Flex justify="space-between" align="center" gap={12} wrap style={{ padding: "8px 0" }}>
      <div style={{ flex: "1 1 280px", minWidth: 0, overflowWrap: "anywhere" }}>
        <Flex gap={8} align="center" wrap>
          <strong>{reset.person.name}</strong>
          {reset.operator && <StateTag tone="waiting">{words.resetOperator}</StateTag>}
          {reset.dropTwoFactor && <StateTag tone="bad">{words.resetDrops}</StateTag>}
        </Flex>
        <div style={{ color: "var(--ink-soft)" }}>{reset.person.email}</div>
        <div style={{ color: "var(--ink-soft)" }}>{words.resetOpens(inRow(reset.bureaus))}</div>
        <div style={{ color: "var(--ink-soft)" }}>
          {words.resetAsked(reset.requestedBy?.name ?? words.somebody, reset.bureau, time.at(reset.expiresAt))}
        </div>
      </div>
      <Flex gap={8}>
        <Button type="primary" onClick={ask} aria-label={`${words.resetConfirm}: ${reset.person.name}`}>
          {words.resetConfirm}
        </Button>
        <Button loading={refuse.isPending} onClick={end} aria-label={`${words.resetRefuse}: ${reset.person.name}`}>
          {words.resetRefuse}
        </Button>
      </Flex>
    </Flex>
  );
}
