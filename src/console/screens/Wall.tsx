import { Pagination } from "antd";
import { useState } from "react";
import type { Screen } from "../../contracts/screen.ts";
import "./screens.css";
import { WallCard } from "./WallCard.tsx";

const PER_PAGE = 24;

/** The screens as pictures, a page at a time: every picture needs its screen's plan. */
export function Wall({ screens, nowMs }: { screens: readonly Screen[]; nowMs: number }) {
  const [page, setPage] = useState(1);
  const last = Math.max(1, Math.ceil(screens.length / PER_PAGE));
  const shown = Math.min(page, last);
  return (
    <>
      <ul className="wall">
        {screens.slice((shown - 1) * PER_PAGE, shown * PER_PAGE).map((screen) => (
          <WallCard key={screen.id} screen={screen} nowMs={nowMs} />
        ))}
      </ul>
      <Pagination
        align="center"
        hideOnSinglePage
        showSizeChanger={false}
        current={shown}
        pageSize={PER_PAGE}
        total={screens.length}
        onChange={setPage}
        style={{ marginTop: 20 }}
      />
    </>
  );
}
