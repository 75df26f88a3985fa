import { Typography } from "antd";
import { Link } from "react-router";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { useFeeds } from "./queries.ts";
import { text } from "./text.ts";

/** On a screen's page: how many links other players have, and where they are kept. */
export function FeedsPanel({ screen }: { screen: string }) {
  const words = useText(text);
  const bureau = useBureau();
  const active = (useFeeds(screen).data?.items ?? []).filter(({ keyedAt }) => keyedAt !== null).length;
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.title}
      </Typography.Title>
      <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
        {words.panelHint}
      </Typography.Paragraph>
      {active > 0 ? words.panelCount(active) : words.panelNone} ·{" "}
      <Link className="link-in-text" to={`/b/${bureau.id}/screens/${screen}/feeds`}>
        {words.manage}
      </Link>
    </section>
  );
}
