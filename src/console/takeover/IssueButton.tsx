import { NotificationOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { TakeoverDrawer } from "./TakeoverDrawer.tsx";
import { text } from "./text.ts";

/** Begins a takeover; only for those who may issue one. */
export function IssueButton() {
  const words = useText(text);
  const [open, setOpen] = useState(false);
  if (!useBureau().may("takeover.issue")) return null;
  return (
    <>
      <Button danger icon={<NotificationOutlined />} onClick={() => setOpen(true)}>
        {words.issue}
      </Button>
      {open && <TakeoverDrawer onClose={() => setOpen(false)} />}
    </>
  );
}
