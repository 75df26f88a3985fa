import { PlusOutlined } from "@ant-design/icons";
import { Alert, App, Button, Flex, Form, Input, Segmented, Typography } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Material } from "../../contracts/material.ts";
import type { Playlist } from "../../contracts/playlist.ts";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { lengthText } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { type Entry, entriesOf, entryOf, moved, newerVersion } from "./entry.ts";
import { EntryRow } from "./EntryRow.tsx";
import { PickMaterials } from "./PickMaterials.tsx";
import "./playlists.css";
import { useCreatePlaylist, useUpdatePlaylist } from "./queries.ts";
import { text } from "./text.ts";

interface Values {
  name: string;
  order: "ordered" | "weighted";
}

export function PlaylistEditor({ playlist, materials }: { playlist: Playlist | undefined; materials: Material[] }) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [entries, setEntries] = useState<Entry[]>(playlist ? entriesOf(playlist) : []);
  const [picking, setPicking] = useState(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const create = useCreatePlaylist(form);
  const update = useUpdatePlaylist(form);
  const order = Form.useWatch("order", form) ?? playlist?.order ?? "ordered";
  const writes = bureau.may("playlist.write");
  const versions = new Map(materials.flatMap((one) => one.versions.map((version) => [version.id, version] as const)));
  const finish = (values: Values) => {
    if (entries.length === 0) return void message.warning(words.needItems);
    const items = entries.map(({ version, durationMs, weight }) => ({
      version,
      ...(durationMs !== null && { durationMs }),
      ...(values.order === "weighted" && { weight }),
    }));
    const body = { ...values, items };
    const onSuccess = (made: Playlist) => {
      void message.success(words.saved);
      void navigate(`/b/${bureau.id}/playlists/${made.id}`, { replace: true });
    };
    if (playlist) update.mutate({ playlist: playlist.id, revision: playlist.revision, body }, { onSuccess });
    else create.mutate({ body }, { onSuccess });
  };
  const drop = (to: number) => {
    if (dragged !== null && dragged !== to) setEntries(moved(entries, dragged, to));
    setDragged(null);
  };
  return (
    <Page
      title={playlist?.name ?? words.new}
      beside={playlist && <Typography.Text type="secondary">{words.version(playlist.version)}</Typography.Text>}
      actions={
        <>
          {playlist && bureau.may("booking.write") && (
            <Button onClick={() => void navigate(`/b/${bureau.id}/bookings/new?playlist=${playlist.id}`)}>
              {words.book}
            </Button>
          )}
          {writes && (
            <Button type="primary" loading={create.isPending || update.isPending} onClick={() => form.submit()}>
              {word.save}
            </Button>
          )}
        </>
      }
    >
      {playlist && writes && <Alert type="info" showIcon title={words.newVersionNote} style={{ marginBottom: 16 }} />}
      <Form
        form={form}
        layout="vertical"
        disabled={!writes}
        onFinish={finish}
        initialValues={{ name: playlist?.name, order: playlist?.order ?? "ordered" }}
        className="panel panel-pad"
        style={{ marginBottom: 16 }}
      >
        <div className="playlist-head">
          <Form.Item
            name="name"
            label={words.name}
            rules={[{ required: true, whitespace: true, message: word.required }]}
            style={{ margin: 0 }}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="order" label={words.order} extra={words.orderHint[order]} style={{ margin: 0 }}>
            <Segmented
              options={(["ordered", "weighted"] as const).map((value) => ({ value, label: words.orders[value] }))}
            />
          </Form.Item>
        </div>
      </Form>
      <section className="panel">
        <Flex justify="space-between" align="center" gap={12} style={{ padding: "12px 20px" }}>
          <span>
            <strong>{words.count(entries.length)}</strong>
            <Typography.Text type="secondary" className="numbers">
              {"  ·  "}
              {words.total} {lengthText(entries.reduce((sum, one) => sum + one.lengthMs, 0))}
            </Typography.Text>
          </span>
          {writes && (
            <Button icon={<PlusOutlined />} onClick={() => setPicking(true)}>
              {words.addItems}
            </Button>
          )}
        </Flex>
        {entries.length === 0 && <Nothing title={words.emptyItems} hint={words.emptyItemsHint} />}
        <ol className="entries">
          {entries.map((entry, index) => (
            <EntryRow
              key={`${entry.version} ${index}`}
              entry={entry}
              version={versions.get(entry.version)}
              newer={newerVersion(materials, entry.version)}
              index={index}
              last={entries.length - 1}
              weighted={order === "weighted"}
              writes={writes}
              dragged={dragged === index}
              onDrag={() => setDragged(index)}
              onDrop={() => drop(index)}
              onMove={(to) => setEntries(moved(entries, index, to))}
              onChange={(next) => setEntries(entries.map((one, at) => (at === index ? { ...one, ...next } : one)))}
              onRemove={() => setEntries(entries.filter((_, at) => at !== index))}
            />
          ))}
        </ol>
      </section>
      {picking && (
        <PickMaterials
          materials={materials}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setEntries([...entries, ...picked.map(({ material, version }) => entryOf(material, version))]);
            setPicking(false);
          }}
        />
      )}
    </Page>
  );
}
