import { MenuOutlined } from "@ant-design/icons";
import { Button, Drawer, Flex, Grid, Layout } from "antd";
import { useState } from "react";
import { Outlet } from "react-router";
import { DemoNote } from "../session/DemoNote.tsx";
import { useText } from "../text/text.ts";
import { BottomBar } from "./BottomBar.tsx";
import { useBureau } from "./bureau.ts";
import { HeaderTools } from "./HeaderTools.tsx";
import "./page.css";
import { PlainHttp } from "./PlainHttp.tsx";
import { Brand, SideMenu } from "./SideMenu.tsx";
import { Switcher } from "./Switcher.tsx";
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
  const bureau = useBureau();
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
          <Switcher />
        </Flex>
        <HeaderTools wide={wide} account={`/b/${bureau.id}/account`} />
      </Flex>
    </Layout.Header>
  );
}
