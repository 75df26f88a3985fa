import { Menu, type MenuProps } from "antd";
import { createElement } from "react";
import { NavLink, useLocation } from "react-router";
import { useText } from "../text/text.ts";
import { useBureau } from "./bureau.ts";
import { menuFor, pathOf } from "./menu.ts";
import { text } from "./text.ts";

export function Brand({ bare = false }: { bare?: boolean }) {
  const words = useText(text);
  return (
    <div className="brand" style={bare ? { height: "auto", padding: 0 } : {}}>
      <img src="/mark.svg" alt="" width={24} height={24} />
      {words.product}
    </div>
  );
}

/** The part of the address that tells which page of the bureau is in view. */
export function usePlace(): string {
  return useLocation().pathname.split("/")[3] ?? "";
}

export function SideMenu({ onChosen }: { onChosen?: () => void }) {
  const bureau = useBureau();
  const words = useText(text);
  const place = usePlace();
  const items = menuFor(bureau).flatMap((group): NonNullable<MenuProps["items"]> => {
    const entries = group.entries.map((entry) => ({
      key: entry.path,
      icon: createElement(entry.icon),
      label: (
        <NavLink to={pathOf(bureau, entry)} end={entry.path === ""}>
          {words[entry.word]}
        </NavLink>
      ),
    }));
    return group.word ? [{ key: group.word, type: "group", label: words[group.word], children: entries }] : entries;
  });
  return (
    <nav aria-label={words.menu}>
      <Menu
        mode="inline"
        items={items}
        selectedKeys={[place]}
        onClick={() => onChosen?.()}
        style={{ borderInlineEnd: 0, paddingBottom: 16 }}
      />
    </nav>
  );
}
