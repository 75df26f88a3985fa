import { Flex, Typography } from "antd";
import type { ReactNode } from "react";

interface Props {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of the page, under its own heading. */
export function Section({ title, actions, children }: Props) {
  return (
    <section className="panel panel-pad">
      <Flex justify="space-between" align="flex-start" gap={12} wrap style={{ marginBottom: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {title}
        </Typography.Title>
        {actions}
      </Flex>
      {children}
    </section>
  );
}
