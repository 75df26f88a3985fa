import { CopyOutlined, DownloadOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox, Flex } from "antd";
import { useState } from "react";
import { saveFile } from "../form/save.ts";
import { useText } from "../text/text.ts";
import "./account.css";
import { text } from "./text.ts";
import { useCopy } from "./useCopy.ts";

interface Props {
  email: string;
  codes: readonly string[];
  /** They were written down: the server does not tell them again. */
  onDone: () => void;
}

/** Recovery codes, which are shown once. */
export function RecoveryCodes({ email, codes, onDone }: Props) {
  const words = useText(text);
  const copy = useCopy();
  const [kept, setKept] = useState(false);
  const file = [words.codesFile(email), "", ...codes, ""].join("\r\n");
  return (
    <>
      <Alert type="warning" showIcon title={words.codesTitle} description={words.codesOnce} />
      <ul className="codes" aria-label={words.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Flex gap={8} wrap>
        <Button icon={<CopyOutlined />} onClick={() => void copy(codes.join("\n"))}>
          {words.copy}
        </Button>
        <Button
          icon={<DownloadOutlined />}
          onClick={() => saveFile(new Blob([file], { type: "text/plain;charset=utf-8" }), "fangfei-recovery-codes.txt")}
        >
          {words.download}
        </Button>
      </Flex>
      <div style={{ margin: "16px 0 12px" }}>
        <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
          {words.kept}
        </Checkbox>
      </div>
      <Button type="primary" size="large" block disabled={!kept} onClick={onDone}>
        {words.finish}
      </Button>
    </>
  );
}
