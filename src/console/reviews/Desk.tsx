import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Flex } from "antd";
import { type KeyboardEvent, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useJudging } from "../materials/useJudging.tsx";
import { VersionReading } from "../materials/VersionReading.tsx";
import { VersionSide } from "../materials/VersionSide.tsx";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { List } from "./List.tsx";
import "./reviews.css";
import { text } from "./text.ts";
import type { Waiting } from "./waiting.ts";

/**
 * The list, and what is chosen in it. What has been decided leaves the list, and what stood behind it is next. Keys
 * count only while the list has the focus (WCAG 2.1.4).
 */
export function Desk({ waiting }: { waiting: readonly Waiting[] }) {
  const words = useText(text);
  const bureau = useBureau();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState(() => placeOf(waiting, waiting.findIndex(isOf(search.get("version")))));
  const [byKey, setByKey] = useState(false);
  // What somebody has decided waits no more for this step: the next has come to its place.
  const found = waiting.findIndex(({ version, step }) => version.id === chosen.version && step === chosen.step);
  const at = found === -1 ? Math.min(chosen.at, waiting.length - 1) : found;
  const now = placeOf(waiting, at);
  if (now.version !== chosen.version || now.step !== chosen.step || now.at !== chosen.at) setChosen(now);
  const { material, version } = now.waiting;
  const reviewing = useJudging(material, version);
  const choose = (next: number) => waiting[next] && setChosen(placeOf(waiting, next));
  const chooseVersion = (id: string) => choose(waiting.findIndex(isOf(id)));
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowDown: () => choose(at + 1),
      ArrowUp: () => choose(at - 1),
      a: reviewing.approve,
      r: reviewing.giveBack,
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    setByKey(true);
    act();
  };
  return (
    <>
      <Flex justify="space-between" align="center" gap={12} wrap style={{ marginBottom: 12 }}>
        <Link to={`/b/${bureau.id}/materials/${material.id}`} className="link-in-text">
          {words.open}
        </Link>
        <Flex gap={8} align="center">
          <span className="numbers" aria-live="polite">
            {words.position(at + 1, waiting.length)}
          </span>
          <Button icon={<LeftOutlined />} disabled={at === 0} onClick={() => choose(at - 1)}>
            {words.previous}
          </Button>
          <Button disabled={at === waiting.length - 1} onClick={() => choose(at + 1)}>
            {words.next} <RightOutlined />
          </Button>
        </Flex>
      </Flex>
      <div className="reviews-view">
        <List
          waiting={waiting}
          chosen={version.id}
          focus={byKey}
          onChoose={(id) => {
            setByKey(false);
            chooseVersion(id);
          }}
          onKeyDown={press}
        />
        <section aria-label={material.title} style={{ minWidth: 0 }}>
          <h2 className="reviews-title">{material.title}</h2>
          <VersionReading material={material} version={version} />
        </section>
        <VersionSide material={material} version={version} reviewing={reviewing} onChoose={chooseVersion} />
      </div>
    </>
  );
}

interface Place {
  at: number;
  version: string;
  step: string;
  waiting: Waiting;
}

/** What lies at an index, the first when there is nothing. */
function placeOf(waiting: readonly Waiting[], index: number): Place {
  const at = waiting[index] ? index : 0;
  const one = waiting[at];
  if (!one) throw new Error("A desk has something on it");
  return { at, version: one.version.id, step: one.step, waiting: one };
}

function isOf(id: string | null): (waiting: Waiting) => boolean {
  return ({ version }) => version.id === id;
}
