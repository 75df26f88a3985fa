import { PlusOutlined } from "@ant-design/icons";
import { Button, Table } from "antd";
import { Link, useNavigate } from "react-router";
import type { Playlist } from "../../contracts/playlist.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { lengthText } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { usePlaylists } from "./queries.ts";
import { text } from "./text.ts";

export default function PlaylistsPage() {
  const words = useText(text);
  const bureau = useBureau();
  const navigate = useNavigate();
  const playlists = usePlaylists();
  const create = bureau.may("playlist.write") && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate(`/b/${bureau.id}/playlists/new`)}>
      {words.new}
    </Button>
  );
  return (
    <Page title={words.title} intro={words.intro} actions={create}>
      <Answer query={playlists}>
        {(all) => (
          <div className="panel">
            <Table<Playlist>
              rowKey="id"
              tableLayout="fixed"
              dataSource={all}
              pagination={{ pageSize: 20, hideOnSinglePage: true }}
              locale={{ emptyText: <Nothing title={words.emptyTitle} hint={words.emptyHint} action={create} /> }}
              columns={[
                {
                  title: words.name,
                  render: (_, one) => (
                    <>
                      <Link to={`/b/${bureau.id}/playlists/${one.id}`} style={{ fontWeight: 600 }}>
                        {one.name}
                      </Link>
                      <div className="clip" style={{ color: "var(--ink-soft)" }}>
                        {one.items.map((item) => item.title).join(" → ")}
                      </div>
                    </>
                  ),
                },
                { title: words.order, width: 120, responsive: ["md"], render: (_, one) => words.orders[one.order] },
                {
                  title: words.items,
                  width: 100,
                  responsive: ["sm"],
                  render: (_, one) => words.count(one.items.length),
                },
                {
                  title: words.total,
                  width: 116,
                  align: "right",
                  render: (_, one) => (
                    <span className="numbers">
                      {lengthText(one.items.reduce((sum, item) => sum + item.durationMs, 0))}
                    </span>
                  ),
                },
                {
                  title: "",
                  width: 110,
                  responsive: ["lg"],
                  align: "right",
                  render: (_, one) => words.version(one.version),
                },
              ]}
            />
          </div>
        )}
      </Answer>
    </Page>
  );
}
