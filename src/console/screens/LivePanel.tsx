import { App, Button, Flex, Typography } from "antd";
import type { Screen } from "../../contracts/screen.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useBureau } from "../shell/bureau.ts";
import { StateTag } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { Evidence } from "./Evidence.tsx";
import { liveText } from "./liveText.ts";
import { useIdentifyScreen, useReloadScreen, useRequestScreenshot, useScreenshots } from "./queries.ts";

/** Whether the screen hears at once, what can be asked of it then, and the pictures it has sent. */
export function LivePanel({ screen }: { screen: Screen }) {
  const words = useText(liveText);
  const bureau = useBureau();
  const { message } = App.useApp();
  const sure = useConfirm();
  const identify = useIdentifyScreen();
  const reload = useReloadScreen();
  const shoot = useRequestScreenshot();
  const { screenshots, waiting } = useScreenshots(screen.id);
  const { live } = screen.health;
  const said = (done: string) => ({
    onSuccess: ({ told }: { told: boolean }) => void (told ? message.success(done) : message.warning(words.notTold)),
  });
  const askReload = () =>
    sure({
      title: words.reloadTitle(screen.name),
      content: words.reloadContent,
      ok: words.reload,
      danger: false,
      onOk: () => reload.mutateAsync({ screen: screen.id }, said(words.reloaded)),
    });
  return (
    <section className="panel panel-pad">
      <Flex justify="space-between" align="center" gap={8}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {words.title}
        </Typography.Title>
        <StateTag tone={live ? "live" : "neutral"}>{live ? words.live : words.notLive}</StateTag>
      </Flex>
      <Typography.Paragraph type="secondary" style={{ margin: "8px 0 12px" }}>
        {live ? words.liveHint : words.notLiveHint}
      </Typography.Paragraph>
      {bureau.may("screen.write") && (
        <Flex gap={8} wrap style={{ marginBottom: 16 }}>
          <Button
            disabled={!live}
            loading={shoot.isPending || waiting}
            onClick={() => shoot.mutate({ screen: screen.id })}
          >
            {words.shoot}
          </Button>
          <Button
            disabled={!live}
            loading={identify.isPending}
            onClick={() => identify.mutate({ screen: screen.id }, said(words.identified))}
          >
            {words.identify}
          </Button>
          <Button disabled={!live} onClick={askReload}>
            {words.reload}
          </Button>
        </Flex>
      )}
      <Evidence screenshots={screenshots} />
    </section>
  );
}
