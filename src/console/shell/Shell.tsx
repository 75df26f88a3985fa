import { GlobalOutlined, MenuOutlined, UserOutlined } from "@ant-design/icons";
import { Button, Drawer, Dropdown, Flex, Grid, Layout, Typography } from "antd";
import { useState } from "react";
import { Outlet, useNavigate } from "react-router";
import { DemoNote } from "../session/DemoNote.tsx";
import { useMe, useSignOut } from "../session/queries.ts";
import { text as sessionText } from "../session/text.ts";
import { choose, useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { BottomBar } from "./BottomBar.tsx";
import { useBureau } from "./bureau.ts";
import "./page.css";
import { PlainHttp } from "./PlainHttp.tsx";
import { Brand, SideMenu } from "./SideMenu.tsx";
import { text } from "./text.ts";

/** The frame of a bureau's pages: side menu on a desk, bottom bar and drawer on a phone. */
export function Shell() {
  const wide = Grid.useBreakpoint().md ?? true;
  const [open, setOpen] = useState(false);
  const words = useText(text);
  return (
    <Layout style={{ minHeight: "100%" }}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      {wide && (
        <Layout.Sider
          width={208}
          theme="light"
          style={{
            position: "sticky",
            top: 0,
            height: "100vh",
            overflow: "auto",
            borderInlineEnd: "1px solid var(--line)",
          }}
        >
          <Brand />
          <SideMenu />
        </Layout.Sider>
      )}
      <Layout>
        <DemoNote />
        <PlainHttp />
        <TopBar wide={wide} onMenu={() => setOpen(true)} />
        <Layout.Content id="main" tabIndex={-1} style={{ outline: "none" }}>
          <Outlet />
        </Layout.Content>
      </Layout>
      {!wide && (
        <>
          <BottomBar onMore={() => setOpen(true)} />
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="left"
            size={264}
            title={<Brand bare />}
            styles={{ body: { padding: "8px 0" } }}
          >
            <SideMenu onChosen={() => setOpen(false)} />
          </Drawer>
        </>
      )}
    </Layout>
  );
}

function TopBar({ wide, onMenu }: { wide: boolean; onMenu: () => void }) {
  const words = useText(text);
  const session = useText(sessionText);
  const language = useLanguage();
  const bureau = useBureau();
  const others = (useMe().data?.bureaus ?? []).filter((one) => one.id !== bureau.id);
  const signOut = useSignOut();
  const navigate = useNavigate();
  const account = [
    { key: "who", type: "group" as const, label: bureau.person.email },
    ...others.map((one) => ({ key: one.id, label: one.name, onClick: () => void navigate(`/b/${one.id}`) })),
    { key: "divider", type: "divider" as const },
    { key: "sign-out", label: session.signOut, onClick: () => signOut.mutate() },
  ];
  return (
    <Layout.Header
      style={{
        position: "sticky",
        top: 0,
        zIndex: 80,
        borderBottom: "1px solid var(--line)",
        lineHeight: "normal",
        padding: wide ? "0 28px" : "0 8px",
      }}
    >
      <Flex align="center" justify="space-between" gap={8} style={{ height: "100%" }}>
        <Flex align="center" gap={8} style={{ minWidth: 0 }}>
          {!wide && <Button type="text" icon={<MenuOutlined />} aria-label={words.menu} onClick={onMenu} />}
          <Typography.Text ellipsis style={{ color: "var(--ink-soft)" }}>
            {bureau.staff ? bureau.name : `${bureau.institutions.map((one) => one.name).join("、")} · ${bureau.name}`}
          </Typography.Text>
        </Flex>
        <Flex align="center" gap={4} style={{ flexShrink: 0 }}>
          <Button
            type="text"
            icon={<GlobalOutlined />}
            lang={language === "zh" ? "en" : "zh-CN"}
            onClick={() => choose(language === "zh" ? "en" : "zh")}
          >
            {words.language}
          </Button>
          <Dropdown menu={{ items: account }} trigger={["click"]} placement="bottomRight">
            <Button type="text" icon={<UserOutlined />} {...(!wide && { "aria-label": words.account })}>
              {wide && bureau.person.name}
            </Button>
          </Dropdown>
        </Flex>
      </Flex>
    </Layout.Header>
  );
}
