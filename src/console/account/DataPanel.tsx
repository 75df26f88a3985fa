import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Link } from "react-router";
import { useMe } from "../session/queries.ts";
import { useText } from "../text/text.ts";
import { useOwnData } from "./queries.ts";
import { text } from "./text.ts";

/** What each bureau keeps about the person, to take along. */
export function DataPanel() {
  const words = useText(text);
  const bureaus = useMe().data?.bureaus ?? [];
  const own = useOwnData();
  if (bureaus.length === 0) return null;
  return (
    <section className="panel panel-pad">
      <h2>{words.data}</h2>
      <div className="soft" style={{ marginBottom: 12 }}>
        {words.dataHint}
      </div>
      {bureaus.map(({ id, name }) => (
        <div key={id} className="account-row">
          <Link to={`/b/${id}/privacy`}>{name}</Link>
          <Button
            icon={<DownloadOutlined />}
            loading={own.isPending && own.variables === id}
            aria-label={`${words.export}: ${name}`}
            onClick={() => own.mutate(id)}
          >
            {words.export}
          </Button>
        </div>
      ))}
    </section>
  );
}
