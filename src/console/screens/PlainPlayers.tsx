import { Alert } from "antd";
import { Link } from "react-router";
import type { Screen } from "../../contracts/screen.ts";
import { useBureau } from "../shell/bureau.ts";
import { useBetween } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const NAMED = 6;

/** Which screens have a player without a service worker, and what to do about them; nothing when none has. */
export function PlainPlayers({ screens }: { screens: readonly Screen[] }) {
  const words = useText(text);
  const between = useBetween();
  const bureau = useBureau();
  const plain = screens.filter(({ health }) => health.paired && health.mode === "page");
  if (plain.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={words.onHttp(plain.length)}
      description={
        <>
          {words.onHttpHint}
          <div>
            {plain.slice(0, NAMED).map(({ id, name }, n) => (
              <span key={id}>
                {n > 0 && between}
                <Link className="link-in-text" to={`/b/${bureau.id}/screens/${id}`}>
                  {name}
                </Link>
              </span>
            ))}
            {plain.length > NAMED && ` ${words.others(plain.length - NAMED)}`}
          </div>
        </>
      }
    />
  );
}
