import { GlobalOutlined, UserOutlined } from "@ant-design/icons";
import { Button, Dropdown, Flex } from "antd";
import { useNavigate } from "react-router";
import { useMe, useSignOut } from "../session/queries.ts";
import { text as sessionText } from "../session/text.ts";
import { choose, useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

interface Props {
  wide: boolean;
  /** Where the person's own account is shown: in the bureau in view when there is one. */
  account: string;
}

/** What stands at the end of every header: the language, and the person's own menu. */
export function HeaderTools({ wide, account }: Props) {
  const words = useText(text);
  const session = useText(sessionText);
  const language = useLanguage();
  const me = useMe().data;
  const signOut = useSignOut();
  const navigate = useNavigate();
  const items = [
    { key: "who", type: "group" as const, label: me?.person.email },
    { key: "account", label: words.ownAccount, onClick: () => void navigate(account) },
    ...(me?.operator ? [{ key: "operator", label: words.platform, onClick: () => void navigate("/operator") }] : []),
    { key: "divider", type: "divider" as const },
    { key: "sign-out", label: session.signOut, onClick: signOut },
  ];
  return (
    <Flex align="center" gap={4} style={{ flexShrink: 0 }}>
      <Button
        type="text"
        icon={<GlobalOutlined />}
        lang={language === "zh" ? "en" : "zh-CN"}
        onClick={() => choose(language === "zh" ? "en" : "zh")}
      >
        {words.language}
      </Button>
      <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
        <Button type="text" icon={<UserOutlined />} {...(!wide && { "aria-label": words.account })}>
          {wide && me?.person.name}
        </Button>
      </Dropdown>
    </Flex>
  );
}
