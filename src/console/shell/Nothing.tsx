import { Flex, Typography } from "antd";
import type { ReactNode } from "react";

/** An empty place: what is not here yet, what to do next, and the button that does it. */
export function Nothing({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <Flex vertical align="center" gap={8} style={{ padding: "40px 16px", textAlign: "center" }}>
      <Typography.Text strong>{title}</Typography.Text>
      {hint && (
        <Typography.Text type="secondary" style={{ maxWidth: 440 }}>
          {hint}
        </Typography.Text>
      )}
      {action && <div style={{ marginTop: 8 }}>{action}</div>}
    </Flex>
  );
}
