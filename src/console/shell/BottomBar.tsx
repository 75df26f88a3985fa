import { EllipsisOutlined } from "@ant-design/icons";
import { createElement } from "react";
import { NavLink } from "react-router";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useBureau } from "./bureau.ts";
import { menuFor, pathOf } from "./menu.ts";
import { text } from "./text.ts";

const FOR_STAFF = ["", "campaigns", "materials", "bookings", "screens", "events", "outcomes", "institutions"];

/** The four pages used most on a phone, and the way to the rest. */
export function BottomBar({ onMore }: { onMore: () => void }) {
  const bureau = useBureau();
  const words = useText(text);
  const more = useText(common).more;
  const all = menuFor(bureau).flatMap((group) => group.entries);
  const entries = all.filter((entry) => !bureau.staff || FOR_STAFF.includes(entry.path)).slice(0, 4);
  return (
    <nav className="bottom-bar" aria-label={words.menu}>
      {entries.map((entry) => (
        <NavLink key={entry.path} to={pathOf(bureau, entry)} end={entry.path === ""}>
          {createElement(entry.icon)}
          <span className="clip" style={{ maxWidth: "100%" }}>
            {words[entry.word]}
          </span>
        </NavLink>
      ))}
      {all.length > entries.length && (
        <button type="button" onClick={onMore}>
          <EllipsisOutlined />
          {more}
        </button>
      )}
    </nav>
  );
}
