import { Button, Divider, Typography } from "antd";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const PASSWORD = "fangfei-demo-2026";
const NAMES = [
  "planner",
  "reviewer1",
  "reviewer2",
  "reviewer3",
  "operator",
  "admin",
  "security",
  "auditor",
  "partner01",
  "partner02",
] as const;

/** The demo content's accounts; a click fills the form. */
export function DemoAccounts({ onChoose }: { onChoose: (account: { email: string; password: string }) => void }) {
  const words = useText(text);
  return (
    <>
      <Divider plain style={{ margin: "20px 0 8px" }}>
        <Typography.Text type="secondary">{words.demoAccounts}</Typography.Text>
      </Divider>
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {NAMES.map((name) => (
          <li key={name}>
            <Button
              type="text"
              block
              style={{ justifyContent: "space-between", paddingInline: 8, height: 34 }}
              onClick={() => onChoose({ email: `${name}@demo.fangfei.test`, password: PASSWORD })}
            >
              <span>{name}@…</span>
              <Typography.Text type="secondary" ellipsis>
                {words.roles[name]}
              </Typography.Text>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
