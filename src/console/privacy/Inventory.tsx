import { Table, Typography } from "antd";
import type { HeldField } from "../../contracts/personal-data.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { Section } from "./Section.tsx";
import "./privacy.css";
import { text } from "./text.ts";

/** What is kept, why and for how long, first by the bureau, then by the directory. */
export function Inventory({ fields }: { fields: HeldField[] }) {
  const words = useText(text);
  const isDirectory = ({ field }: HeldField) => field.startsWith("directory.");
  return (
    <Section title={words.inventory}>
      <Fields title={words.inBureau} fields={fields.filter((field) => !isDirectory(field))} />
      <Fields title={words.inDirectory} fields={fields.filter(isDirectory)} />
    </Section>
  );
}

interface Line {
  key: string;
  what: string;
  purpose: string;
  retention: string;
  codes: string[];
}

function Fields({ title, fields }: { title: string; fields: HeldField[] }) {
  const words = useText(text);
  const language = useLanguage();
  // Columns that say the same to people are one line; their names stand under it.
  const lines = new Map<string, Line>();
  for (const { field, ...told } of fields) {
    const [what, purpose, retention] = [told.what[language], told.purpose[language], told.retention[language]];
    const key = [what, purpose, retention].join("|");
    const line = lines.get(key) ?? { key, what, purpose, retention, codes: [] };
    line.codes.push(field);
    lines.set(key, line);
  }
  return (
    <>
      <Typography.Title level={3} style={{ fontSize: 14, margin: "12px 0 8px" }}>
        {title}
      </Typography.Title>
      <Table<Line>
        rowKey="key"
        size="small"
        pagination={false}
        dataSource={[...lines.values()]}
        columns={[
          {
            title: words.what,
            render: (_, { what, codes, purpose, retention }) => (
              <>
                <div>{what}</div>
                <Typography.Text type="secondary" style={{ fontSize: 12, overflowWrap: "anywhere" }}>
                  {codes.join(", ")}
                </Typography.Text>
                <div className="privacy-phone">
                  {purpose}
                  <br />
                  <strong>{retention}</strong>
                </div>
              </>
            ),
          },
          { title: words.purpose, dataIndex: "purpose", width: "30%", responsive: ["md"] },
          { title: words.retention, dataIndex: "retention", width: "30%", responsive: ["md"] },
        ]}
      />
    </>
  );
}
