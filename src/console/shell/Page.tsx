import { Flex, Typography } from "antd";
import { type ReactNode, useEffect } from "react";
import "./page.css";

interface Props {
  title: string;
  /** What stands beside the title: a state, dates. */
  beside?: ReactNode;
  /** One line on what this page is for. */
  intro?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page's head and body; names the browser tab. */
export function Page({ title, beside, intro, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 防非`;
  }, [title]);
  return (
    <div className="page">
      <Flex justify="space-between" align="flex-start" gap={16} wrap className="page-head">
        <div style={{ minWidth: 0 }}>
          <Flex align="center" gap={12} wrap>
            <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
              {title}
            </Typography.Title>
            {beside}
          </Flex>
          {intro && (
            <Typography.Paragraph type="secondary" style={{ margin: "6px 0 0", maxWidth: 720 }}>
              {intro}
            </Typography.Paragraph>
          )}
        </div>
        {actions && (
          <Flex gap={8} wrap>
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </div>
  );
}
