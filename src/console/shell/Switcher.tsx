import { SwapOutlined } from "@ant-design/icons";
import { Button, Dropdown, Typography } from "antd";
import { useNavigate } from "react-router";
import { useMe } from "../session/queries.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useBureau } from "./bureau.ts";
import { chooseSide, type Side, sidesOf } from "./side.ts";
import { text } from "./text.ts";

interface Place {
  bureau: string;
  side: Side;
  name: string;
  /** What the person is there. */
  as: string;
}

/** Says where the person is; leads to their other bureaus, and to the other side where they stand on both. */
export function Switcher() {
  const words = useText(text);
  const inRow = useRow();
  const bureau = useBureau();
  const navigate = useNavigate();
  const places = (useMe().data?.bureaus ?? []).flatMap((one) =>
    sidesOf(one).map((side): Place => {
      const institutions = inRow(one.member.institutions.map(({ name }) => name));
      return { bureau: one.id, side, name: one.name, as: side === "staff" ? words.asStaff : institutions };
    }),
  );
  const here = bureau.staff ? bureau.name : `${inRow(bureau.institutions.map((one) => one.name))} · ${bureau.name}`;
  if (places.length < 2)
    return (
      <Typography.Text ellipsis style={{ color: "var(--ink-soft)" }}>
        {here}
      </Typography.Text>
    );
  const keyOf = ({ bureau: id, side }: Pick<Place, "bureau" | "side">) => `${id} ${side}`;
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectable: true,
        selectedKeys: [keyOf({ bureau: bureau.id, side: bureau.staff ? "staff" : "partner" })],
        items: places.map((place) => ({
          key: keyOf(place),
          label: (
            <>
              {place.name}
              <div style={{ color: "var(--ink-soft)", fontSize: 13 }}>{place.as}</div>
            </>
          ),
          onClick: () => {
            chooseSide(place.bureau, place.side);
            void navigate(`/b/${place.bureau}`);
          },
        })),
      }}
    >
      <Button type="text" icon={<SwapOutlined />} aria-label={`${words.switch}: ${here}`} style={{ minWidth: 0 }}>
        <span className="clip">{here}</span>
      </Button>
    </Dropdown>
  );
}
