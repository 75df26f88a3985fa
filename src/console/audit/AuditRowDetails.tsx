import { Descriptions } from "antd";
import type { AuditRow } from "../../contracts/audit.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** What stands behind one record: its number, where it came from, and the hashes that chain it. */
export function AuditRowDetails({ row }: { row: AuditRow }) {
  const words = useText(text);
  const code = (value: string | null) =>
    value ? <code style={{ overflowWrap: "anywhere" }}>{value}</code> : words.none;
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: "seq", label: words.seq, children: row.seq },
        { key: "action", label: words.what, children: code(row.action) },
        { key: "subject", label: words.subject, children: code(row.subject) },
        {
          key: "address",
          label: words.address,
          children: row.address === null ? words.erasedAddress : code(row.address),
        },
        { key: "request", label: words.request, children: code(row.requestId) },
        { key: "before", label: words.before, children: code(row.before) },
        { key: "after", label: words.after, children: code(row.after) },
        { key: "previous", label: words.previous, children: code(row.previous) },
        { key: "hash", label: words.hash, children: code(row.hash) },
      ]}
    />
  );
}
