import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined } from "@ant-design/icons";
import { Button, Flex, InputNumber, Typography } from "antd";
import { type MaterialVersion, VersionState } from "../../contracts/material.ts";
import { useExpiry } from "../materials/Expiry.tsx";
import { Preview } from "../materials/Preview.tsx";
import { reviewText } from "../materials/review-text.ts";
import { text as materialText } from "../materials/text.ts";
import { common } from "../text/common.ts";
import { lengthText } from "../text/time.ts";
import { useText } from "../text/text.ts";
import type { Entry } from "./entry.ts";
import { text } from "./text.ts";

interface Props {
  entry: Entry;
  version: MaterialVersion | undefined;
  /** A newer version of the same material, approved. */
  newer: MaterialVersion | undefined;
  index: number;
  last: number;
  weighted: boolean;
  writes: boolean;
  dragged: boolean;
  onDrag: () => void;
  onDrop: () => void;
  onMove: (to: number) => void;
  onChange: (next: Partial<Entry>) => void;
  onRemove: () => void;
}

/** One item of a playlist: moved by dragging or by its two arrows. */
export function EntryRow(props: Props) {
  const { entry, version, newer, index, last, weighted, writes, onMove, onChange } = props;
  const words = useText(text);
  const word = useText(common);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows do the same by keyboard
    <li
      className={props.dragged ? "entry is-dragged" : "entry"}
      draggable={writes}
      onDragStart={props.onDrag}
      onDragOver={(event) => event.preventDefault()}
      onDrop={props.onDrop}
    >
      <HolderOutlined className="handle" title={words.drag} />
      <span className="numbers">{index + 1}</span>
      {version ? <Preview version={version} title={entry.title} size="tiny" /> : <div className="preview is-tiny" />}
      <div style={{ minWidth: 0 }}>
        <div className="clip">{entry.title}</div>
        <Standing entry={entry} version={version} />
        {newer && writes && (
          <Button size="small" onClick={() => onChange({ version: newer.id, state: newer.state })}>
            {words.takeNewer(newer.number)}
          </Button>
        )}
      </div>
      <Flex gap={12} align="center" wrap className="settings">
        {entry.durationMs === null ? (
          <Typography.Text type="secondary" className="numbers">
            {lengthText(entry.lengthMs)} · {words.ownLength}
          </Typography.Text>
        ) : (
          <InputNumber
            aria-label={`${words.dwell}: ${entry.title}`}
            prefix={words.dwell}
            suffix={word.seconds}
            min={1}
            max={7200}
            value={entry.durationMs / 1000}
            disabled={!writes}
            onChange={(seconds) => {
              const durationMs = Math.round((seconds ?? 10) * 1000);
              onChange({ durationMs, lengthMs: durationMs });
            }}
            style={{ width: 130 }}
          />
        )}
        {weighted && (
          <InputNumber
            aria-label={`${words.weight}: ${entry.title}`}
            prefix={words.weight}
            min={1}
            max={1000}
            precision={0}
            value={entry.weight}
            disabled={!writes}
            onChange={(weight) => onChange({ weight: weight ?? 1 })}
            style={{ width: 120 }}
          />
        )}
      </Flex>
      {writes && (
        <Flex className="buttons">
          <Button
            type="text"
            icon={<ArrowUpOutlined />}
            aria-label={`${words.moveUp}: ${entry.title}`}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          />
          <Button
            type="text"
            icon={<ArrowDownOutlined />}
            aria-label={`${words.moveDown}: ${entry.title}`}
            disabled={index === last}
            onClick={() => onMove(index + 1)}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${word.remove}: ${entry.title}`}
            onClick={props.onRemove}
          />
        </Flex>
      )}
    </li>
  );
}

/** Whether it can be shown, and for how long yet. */
function Standing({ entry, version }: Pick<Props, "entry" | "version">) {
  const words = useText(text);
  const { states } = useText(materialText);
  const { expiresOn } = useText(reviewText);
  const expiryOf = useExpiry();
  const expiry = version && expiryOf(version);
  const state = VersionState.options.find((one) => one === entry.state);
  if (entry.state !== "approved")
    return (
      <Typography.Text type="danger" style={{ display: "block" }}>
        {words.notShown(state ? states[state] : entry.state)}
      </Typography.Text>
    );
  if (!expiry) return null;
  return (
    <Typography.Text type="secondary" style={{ display: "block" }}>
      {`${expiresOn(expiry.day)} · ${expiry.left}`}
    </Typography.Text>
  );
}
