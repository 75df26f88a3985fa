import { Button, Flex, Typography } from "antd";
import { type ReactNode, useEffect } from "react";
import { choose, useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { DemoNote } from "./DemoNote.tsx";
import "../shell/page.css";
import { text } from "./text.ts";

/** The frame of pages before sign-in. */
export function Outside({ title, children, width = 400 }: { title: string; children: ReactNode; width?: number }) {
  const words = useText(text);
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} · 防非`;
  }, [title]);
  return (
    <div style={{ minHeight: "100%", display: "flex", flexDirection: "column" }}>
      <DemoNote />
      <Flex justify="flex-end" style={{ padding: "10px 16px 0" }}>
        <Button
          type="text"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => choose(language === "zh" ? "en" : "zh")}
        >
          {language === "zh" ? "English" : "中文"}
        </Button>
      </Flex>
      <main style={{ width: "100%", maxWidth: width, margin: "0 auto", padding: "4vh 16px 48px" }}>
        <Flex align="center" gap={12} style={{ marginBottom: 24 }}>
          <img src="/mark.svg" alt="" width={36} height={36} />
          <div>
            <div style={{ fontSize: 20, fontWeight: 600 }}>{words.product}</div>
            <Typography.Text type="secondary">{words.tagline}</Typography.Text>
          </div>
        </Flex>
        <div className="panel" style={{ padding: 24, borderTop: "3px solid var(--accent)" }}>
          <Typography.Title level={1} style={{ fontSize: 20, marginTop: 0 }}>
            {title}
          </Typography.Title>
          {children}
        </div>
      </main>
    </div>
  );
}
