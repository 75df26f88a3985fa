import { CopyOutlined } from "@ant-design/icons";
import { Alert, App, Button, Flex, Input, type InputRef, Modal, Typography } from "antd";
import { useRef } from "react";
import { FeedFormat, type FeedLink } from "../../contracts/feed.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** The addresses of a link whose key was just made, format by format; nobody can read them again. */
export function LinkOnce({ link, onClose }: { link: FeedLink; onClose: () => void }) {
  const words = useText(text);
  return (
    <Modal
      open
      width={680}
      title={link.feed.name}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {words.done}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={words.linkTitle} description={words.linkOnce} />
      {FeedFormat.options.flatMap((format) => {
        const path = link.paths[format];
        return path === undefined ? [] : [<Address key={format} format={format} url={location.origin + path} />];
      })}
    </Modal>
  );
}

function Address({ format, url }: { format: FeedFormat; url: string }) {
  const words = useText(text);
  const { message } = App.useApp();
  const field = useRef<InputRef>(null);
  const copy = async () => {
    field.current?.select();
    // Over plain HTTP browsers have no clipboard to write to, and copy only what is selected.
    const copied = navigator.clipboard
      ? await navigator.clipboard.writeText(url).then(
          () => true,
          () => document.execCommand("copy"),
        )
      : document.execCommand("copy");
    if (copied) void message.success(words.copied);
    else void message.warning(words.copyFailed);
  };
  return (
    <section style={{ marginTop: 16 }}>
      <strong>{words.formats[format]}</strong>
      <Typography.Text type="secondary"> · {words.formatHints[format]}</Typography.Text>
      <Flex gap={8} style={{ marginTop: 4 }}>
        <Input
          ref={field}
          readOnly
          value={url}
          aria-label={words.formats[format]}
          onFocus={(event) => event.target.select()}
          style={{ fontFamily: "ui-monospace, Menlo, Consolas, monospace", fontSize: 12 }}
        />
        <Button
          icon={<CopyOutlined />}
          aria-label={`${words.copy}: ${words.formats[format]}`}
          onClick={() => void copy()}
        >
          {words.copy}
        </Button>
      </Flex>
    </section>
  );
}
