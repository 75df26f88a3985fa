import { ArrowLeftOutlined } from "@ant-design/icons";
import { Flex, Grid, Layout } from "antd";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { DemoNote } from "../session/DemoNote.tsx";
import { useMe } from "../session/queries.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { Answer } from "./Answer.tsx";
import { HeaderTools } from "./HeaderTools.tsx";
import { Brand } from "./SideMenu.tsx";
import { text } from "./text.ts";

/** The frame of pages that belong to no bureau: one's own account, and the platform. */
export default function OwnFrame() {
  const wide = Grid.useBreakpoint().md ?? true;
  const words = useText(text);
  const word = useText(common);
  const { pathname } = useLocation();
  const me = useMe();
  if (me.data === null) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname)}`} replace />;
  return (
    <Layout style={{ minHeight: "100%" }}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <DemoNote />
      <Layout.Header style={{ borderBottom: "1px solid var(--line)", lineHeight: "normal", padding: "0 8px" }}>
        <Flex align="center" justify="space-between" gap={8} style={{ height: "100%" }}>
          <Flex align="center" gap={4} style={{ minWidth: 0 }}>
            {wide && <Brand />}
            {(me.data?.bureaus.length ?? 0) > 0 && (
              <Link to="/" style={{ padding: "0 12px" }}>
                <ArrowLeftOutlined /> {word.goHome}
              </Link>
            )}
          </Flex>
          <HeaderTools wide={wide} account="/account" />
        </Flex>
      </Layout.Header>
      <Layout.Content id="main" tabIndex={-1} style={{ outline: "none" }}>
        <Answer query={me}>{() => <Outlet />}</Answer>
      </Layout.Content>
    </Layout>
  );
}
