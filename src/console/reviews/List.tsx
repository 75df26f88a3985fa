import { type KeyboardEvent, useEffect, useRef } from "react";
import { text as materialText } from "../materials/text.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";
import type { Waiting } from "./waiting.ts";

interface Props {
  waiting: readonly Waiting[];
  chosen: string;
  /** The focus follows what is chosen: somebody works by keyboard. */
  focus: boolean;
  onChoose: (id: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** What waits for the person in view, and below it what waits for others. */
export function List({ waiting, chosen, focus, onChoose, onKeyDown }: Props) {
  const words = useText(text);
  const groups = [
    { name: words.forMe, items: waiting.filter(({ mine }) => mine) },
    { name: words.forOthers, items: waiting.filter(({ mine }) => !mine) },
  ];
  return (
    <nav className="panel review-panel" aria-label={words.title}>
      {groups.map(
        ({ name, items }) =>
          items.length > 0 && (
            <div key={name(0)}>
              <h2>{name(items.length)}</h2>
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons in it */}
              <ul className="review-list" onKeyDown={onKeyDown}>
                {items.map((one) => (
                  <li key={one.version.id}>
                    <Row
                      waiting={one}
                      chosen={one.version.id === chosen}
                      focused={focus && one.version.id === chosen}
                      onChoose={onChoose}
                    />
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
      <p className="review-keys">{words.keys}</p>
    </nav>
  );
}

interface RowProps {
  waiting: Waiting;
  chosen: boolean;
  focused: boolean;
  onChoose: (id: string) => void;
}

function Row({ waiting: { material, version, step }, chosen, focused, onChoose }: RowProps) {
  const { kinds, steps, version: numbered } = useText(materialText);
  const time = useTime();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) button.current?.focus();
  }, [focused]);
  return (
    <button type="button" ref={button} aria-current={chosen} onClick={() => onChoose(version.id)}>
      <span className="review-row-title">{material.title}</span>
      <span className="review-row-note">
        {[steps[step], kinds[material.kind], numbered(version.number)].join(" · ")}
      </span>
      {version.submittedBy && version.submittedAt && (
        <span className="review-row-note">
          {version.submittedBy.name} · {time.at(version.submittedAt)}
        </span>
      )}
    </button>
  );
}
