import { Button, Flex, Table } from "antd";
import { useState } from "react";
import type { PlacedBureau } from "../../contracts/operator.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { useText } from "../text/text.ts";
import { useDeviceTime } from "../text/time.ts";
import { InviteModal } from "./InviteModal.tsx";
import { PlaceModal } from "./PlaceModal.tsx";
import { text } from "./text.ts";
import { inTree } from "./tree.ts";

type Row = ReturnType<typeof inTree<PlacedBureau>>[number];

/** The bureaus, each below the one above it. */
export function BureausPanel({ bureaus }: { bureaus: readonly PlacedBureau[] }) {
  const words = useText(text);
  const time = useDeviceTime();
  const [open, setOpen] = useState<{ what: "place" | "invite"; bureau: PlacedBureau }>();
  const close = () => setOpen(undefined);
  const nameOf = (id: string | null) => bureaus.find((one) => one.id === id)?.name ?? words.noParent;
  return (
    <section className="panel" style={{ marginBottom: 24 }}>
      <Table<Row>
        rowKey={({ bureau }) => bureau.id}
        dataSource={inTree(bureaus)}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing title={words.empty} hint={words.emptyHint} /> }}
        columns={[
          {
            title: words.name,
            render: (_, { bureau, depth }) => (
              <div style={{ paddingInlineStart: Math.min(depth, 4) * 20 }}>
                <span style={{ fontWeight: 600 }}>{bureau.name}</span>
                <div style={{ color: "var(--ink-soft)" }}>
                  <code>{bureau.id}</code>
                </div>
              </div>
            ),
          },
          { title: words.parent, responsive: ["md"], render: (_, { bureau }) => nameOf(bureau.parent) },
          {
            title: words.createdAt,
            width: 200,
            responsive: ["lg"],
            render: (_, { bureau }) => time.at(bureau.createdAt),
          },
          {
            title: "",
            width: 190,
            render: (_, { bureau }) => (
              <Flex gap={4} wrap justify="flex-end">
                <Button
                  type="link"
                  style={{ paddingInline: 6 }}
                  aria-label={`${words.place}: ${bureau.name}`}
                  onClick={() => setOpen({ what: "place", bureau })}
                >
                  {words.place}
                </Button>
                <Button
                  type="link"
                  style={{ paddingInline: 6 }}
                  aria-label={`${words.invite}: ${bureau.name}`}
                  onClick={() => setOpen({ what: "invite", bureau })}
                >
                  {words.invite}
                </Button>
              </Flex>
            ),
          },
        ]}
      />
      {open?.what === "place" && <PlaceModal bureau={open.bureau} bureaus={bureaus} onClose={close} />}
      {open?.what === "invite" && <InviteModal bureau={open.bureau} onClose={close} />}
    </section>
  );
}
