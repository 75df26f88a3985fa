import { Flex } from "antd";
import { type RefObject, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { Screen } from "../../contracts/screen.ts";
import { useSpotNames } from "../schedule/useSpotNames.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { ConditionTag } from "./ConditionTag.tsx";
import { Glass } from "./Glass.tsx";
import { conditionOf } from "./health.ts";
import { text } from "./text.ts";
import { useAgo } from "./useAgo.ts";
import { useShown } from "./useShown.ts";

/** One screen of the wall: what it should be showing now, and whether it is in contact. */
export function WallCard({ screen, nowMs }: { screen: Screen; nowMs: number }) {
  const words = useText(text);
  const names = useSpotNames();
  const bureau = useBureau();
  const ago = useAgo(nowMs);
  const [card, seen] = useSeen();
  const shown = useShown(screen, nowMs, seen && screen.health.paired);
  const { paired, lastContactAt } = screen.health;
  const line = !paired
    ? screen.location
    : shown.state === "on"
      ? names.content(shown.spot)
      : shown.state === "reading"
        ? ""
        : { closed: words.closed, card: words.card, unknown: words.nowUnknown }[shown.state];
  return (
    <li ref={card}>
      <Link to={`/b/${bureau.id}/screens/${screen.id}`} className="panel wall-card">
        <Glass screen={screen} shown={shown} />
        <div className="wall-card-body">
          <Flex justify="space-between" align="center" gap={8}>
            <span className="clip" style={{ fontWeight: 600 }} title={screen.name}>
              {screen.name}
            </span>
            <ConditionTag condition={conditionOf(screen.health, nowMs)} />
          </Flex>
          <Flex justify="space-between" gap={8} style={{ marginTop: 4, color: "var(--ink-soft)", fontSize: 13 }}>
            <span className="clip" title={line}>
              {line || "\u00a0"}
            </span>
            {paired && lastContactAt && <span style={{ whiteSpace: "nowrap" }}>{ago(lastContactAt)}</span>}
          </Flex>
        </div>
      </Link>
    </li>
  );
}

/** Whether an element has come into view: plans are read only for screens that somebody looks at. */
function useSeen(): [RefObject<HTMLLIElement | null>, boolean] {
  const element = useRef<HTMLLIElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: "200px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, seen];
}
