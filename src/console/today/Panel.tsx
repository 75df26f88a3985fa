import { Badge, Flex, Skeleton, Typography } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** One thing that waits: where it leads, and a line about it. */
export interface Waiting {
  key: string;
  title: string;
  /** Path under /b/:bureau. */
  to: string;
  note?: ReactNode;
  tag?: ReactNode;
}

const SHOWN = 6;

interface Props {
  title: string;
  empty: string;
  /** Undefined while they are being read. */
  items: Waiting[] | undefined;
  failed?: boolean;
}

/** A kind of thing that waits, with its number. */
export function Panel({ title, empty, items, failed = false }: Props) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  return (
    <section className="panel panel-pad">
      <Flex gap={8} align="center" style={{ marginBottom: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {title}
        </Typography.Title>
        {items && items.length > 0 && <Badge count={items.length} overflowCount={999} color="#8f1d21" />}
      </Flex>
      {failed && <Typography.Text type="danger">{word.failed}</Typography.Text>}
      {!items && !failed && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {items?.length === 0 && <Typography.Text type="secondary">{empty}</Typography.Text>}
      {items?.slice(0, SHOWN).map((item) => (
        <Flex key={item.key} justify="space-between" align="center" gap={12} className="waiting">
          <div style={{ minWidth: 0 }}>
            <Link to={`/b/${bureau.id}/${item.to}`}>{item.title}</Link>
            {item.note && <div style={{ color: "var(--ink-soft)", fontSize: 13 }}>{item.note}</div>}
          </div>
          {item.tag}
        </Flex>
      ))}
      {items && items.length > SHOWN && (
        <Typography.Text type="secondary">{words.more(items.length - SHOWN)}</Typography.Text>
      )}
    </section>
  );
}
