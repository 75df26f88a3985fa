import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import type { AuditFormat, AuditQuery } from "../../contracts/audit.ts";
import { useProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { keys } from "../keys.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { exportTrail } from "./queries.ts";
import { text } from "./text.ts";

/** Downloads what is filtered; the trail then has one row more. */
export function ExportButton({ filter }: { filter: AuditQuery }) {
  const words = useText(text);
  const show = useProblem();
  const bureau = useBureau().id;
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const download = async (format: AuditFormat) => {
    setBusy(true);
    try {
      await exportTrail(bureau, filter, format);
      void message.success(words.exported);
      void queryClient.invalidateQueries({ queryKey: keys.concept(bureau, "audit") });
    } catch (error) {
      show(error);
    } finally {
      setBusy(false);
    }
  };
  const items = (["csv", "ndjson"] as const).map((key) => ({ key, label: words[key] }));
  return (
    <Dropdown
      menu={{ items, onClick: ({ key }) => void download(key === "csv" ? "csv" : "ndjson") }}
      trigger={["click"]}
    >
      <Button icon={<DownloadOutlined />} loading={busy} title={words.exportHint}>
        {words.exportAs}
      </Button>
    </Dropdown>
  );
}
