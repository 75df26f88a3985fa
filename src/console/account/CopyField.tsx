import { CopyOutlined } from "@ant-design/icons";
import { Button, Flex, Input, type InputRef } from "antd";
import { useRef } from "react";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";
import { useCopy } from "./useCopy.ts";

/** A link or a key to be handed over: selected by a click, copied by the button. */
export function CopyField({ value, label, button }: { value: string; label: string; button?: string }) {
  const words = useText(text);
  const copy = useCopy();
  const field = useRef<InputRef>(null);
  return (
    <Flex gap={8} wrap>
      <Input
        ref={field}
        readOnly
        value={value}
        aria-label={label}
        onFocus={(event) => event.target.select()}
        style={{ flex: "1 1 240px", fontFamily: "ui-monospace, Menlo, Consolas, monospace" }}
      />
      <Button
        type={button ? "primary" : "default"}
        icon={<CopyOutlined />}
        onClick={() => {
          field.current?.select();
          void copy(value);
        }}
      >
        {button ?? words.copy}
      </Button>
    </Flex>
  );
}
