import { UploadOutlined } from "@ant-design/icons";
import { Alert, App, Button, Flex, Input, Table, Typography, Upload } from "antd";
import { useState } from "react";
import { useLanguage } from "../text/language.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { useImportTable } from "./queries.ts";
import { decodeTable, previewTable, type TableLine } from "./statutory.ts";
import { text } from "./text.ts";

const SAMPLE = "2027-01-01,休,元旦\n2027-02-07,班,春节调休";

/** Takes a year's official table, pasted or from a file; shows line by line how it is read before anything is saved. */
export function StatutoryImport() {
  const words = useText(text).statutory;
  const language = useLanguage();
  const time = useTime();
  const { message } = App.useApp();
  const [csv, setCsv] = useState("");
  const save = useImportTable();
  const { year, lines, wrong } = previewTable(csv);
  const ready = year !== null && wrong === 0;
  const send = () =>
    save.mutate(
      { body: { csv } },
      {
        onSuccess: (made) => {
          void message.success(words.saved(made.year, made.rows.length));
          setCsv("");
        },
      },
    );
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.importTitle}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{words.importHint}</Typography.Paragraph>
      <label htmlFor="statutory-csv">{words.csv}</label>
      <Input.TextArea
        id="statutory-csv"
        rows={6}
        value={csv}
        placeholder={SAMPLE}
        onChange={(event) => setCsv(event.target.value)}
        style={{ margin: "4px 0 8px", fontFamily: "ui-monospace, Menlo, Consolas, monospace" }}
      />
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Upload
          accept=".csv,.txt,text/csv,text/plain"
          showUploadList={false}
          beforeUpload={(file) => {
            void file.arrayBuffer().then((bytes) => setCsv(decodeTable(bytes)));
            return false;
          }}
        >
          <Button icon={<UploadOutlined />}>{words.choose}</Button>
        </Upload>
        <Button type="primary" disabled={!ready} loading={save.isPending} onClick={send}>
          {ready ? words.import(year) : words.importNone}
        </Button>
      </Flex>
      {wrong > 0 && <Alert type="error" showIcon title={words.wrong(wrong)} style={{ marginBottom: 12 }} />}
      {lines.length > 0 && (
        <Table<TableLine>
          size="small"
          rowKey="line"
          dataSource={[...lines].sort((a, b) => Number(b.problem !== null) - Number(a.problem !== null))}
          pagination={{ pageSize: 15, hideOnSinglePage: true }}
          columns={[
            { title: words.line, width: 64, dataIndex: "line" },
            {
              title: words.day,
              render: (_, { row, text: written }) => (row ? time.day(row.day) : <code>{written}</code>),
            },
            {
              title: words.kind,
              render: (_, { row, problem }) =>
                problem ? (
                  <Typography.Text type="danger">{problem[language]}</Typography.Text>
                ) : (
                  row && words.kinds[row.kind]
                ),
            },
            { title: words.name, responsive: ["sm"], render: (_, { row }) => row?.name },
          ]}
        />
      )}
    </section>
  );
}
