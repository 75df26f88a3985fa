import { PlusOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import type { FeedLink } from "../../contracts/feed.ts";
import { useScreens } from "../bookings/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { FeedForm } from "./FeedForm.tsx";
import { FeedRow } from "./FeedRow.tsx";
import "./feeds.css";
import { LinkOnce } from "./LinkOnce.tsx";
import { useFeeds } from "./queries.ts";
import { text } from "./text.ts";

/** The secret links by which other players and calendars read one screen's plan. */
export default function FeedsPage() {
  const { screen = "" } = useParams();
  const words = useText(text);
  const bureau = useBureau();
  const navigate = useNavigate();
  const feeds = useFeeds(screen);
  const name = useScreens().data?.find(({ id }) => id === screen)?.name;
  const writes = bureau.may("screen.write");
  const [creating, setCreating] = useState(false);
  const [link, setLink] = useState<FeedLink | null>(null);
  const create = writes && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {words.new}
    </Button>
  );
  return (
    <Page
      title={name ? words.titleOf(name) : words.title}
      intro={words.intro}
      actions={
        <>
          <Button onClick={() => void navigate(`/b/${bureau.id}/screens/${screen}`)}>{words.back}</Button>
          {create}
        </>
      }
    >
      <Alert type="info" showIcon title={words.noProof} style={{ marginBottom: 16 }} />
      <Answer query={feeds}>
        {({ items }) => (
          <div className="panel">
            {items.length === 0 && (
              <Nothing title={words.emptyTitle} hint={writes ? words.emptyHint : words.readOnly} action={create} />
            )}
            {items.map((feed) => (
              <FeedRow key={feed.id} feed={feed} onLink={setLink} />
            ))}
          </div>
        )}
      </Answer>
      {creating && (
        <FeedForm
          screen={screen}
          onLink={(made) => {
            setCreating(false);
            setLink(made);
          }}
          onClose={() => setCreating(false)}
        />
      )}
      {link && <LinkOnce link={link} onClose={() => setLink(null)} />}
    </Page>
  );
}
