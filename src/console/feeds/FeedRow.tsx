import { Button, Flex } from "antd";
import type { Feed, FeedLink } from "../../contracts/feed.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
import { useBureau } from "../shell/bureau.ts";
import { StateTag } from "../shell/StateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { useRevokeFeed, useRotateFeed } from "./queries.ts";
import { text } from "./text.ts";

/** One link: what for, by whom, when last used; a new key or none. */
export function FeedRow({ feed, onLink }: { feed: Feed; onLink: (link: FeedLink) => void }) {
  const words = useText(text);
  const time = useTime();
  const bureau = useBureau();
  const sure = useConfirm();
  const say = useDone();
  const rotate = useRotateFeed();
  const revoke = useRevokeFeed();
  const active = feed.keyedAt !== null;
  const askRotate = () =>
    sure({
      title: active ? words.rotateTitle(feed.name) : words.renewTitle(feed.name),
      content: active ? words.rotateContent : words.renewContent,
      ok: active ? words.rotate : words.renew,
      danger: false,
      onOk: () => rotate.mutateAsync({ feed: feed.id }).then(onLink),
    });
  const askRevoke = () =>
    sure({
      title: words.revokeTitle(feed.name),
      content: words.revokeContent,
      ok: words.revoke,
      onOk: () => say(revoke.mutateAsync({ feed: feed.id }), words.revokedNow),
    });
  return (
    <div className="feed-row">
      <div>
        <Flex gap={8} align="center" wrap>
          <strong>{feed.name}</strong>
          <StateTag tone={active ? "good" : "quiet"}>{active ? words.active : words.revoked}</StateTag>
        </Flex>
        <div style={{ color: "var(--ink-soft)" }}>
          {words.kinds[feed.kind]} · {words.createdBy(feed.createdBy.name, time.at(feed.createdAt))}
        </div>
        <div style={{ color: "var(--ink-soft)" }}>
          {feed.lastUsedAt ? words.lastUsed(time.at(feed.lastUsedAt)) : words.never}
          {feed.keyedAt && ` · ${words.keyedAt(time.at(feed.keyedAt))}`}
        </div>
      </div>
      {bureau.may("screen.write") && (
        <Flex gap={8} wrap>
          {active && (
            <Button danger type="text" onClick={askRevoke}>
              {words.revoke}
            </Button>
          )}
          <Button onClick={askRotate}>{active ? words.rotate : words.renew}</Button>
        </Flex>
      )}
    </div>
  );
}
