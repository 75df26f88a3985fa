import { PlusOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { Conflicts } from "../schedule/Conflicts.tsx";
import { Lanes } from "../schedule/Lanes.tsx";
import { type Zoom, ZOOMS } from "../schedule/scale.ts";
import { BookingList } from "./BookingList.tsx";
import { useBookings } from "./queries.ts";
import { text } from "./text.ts";

type View = "list" | "conflicts" | Zoom;
const VIEWS: readonly View[] = ["list", "conflicts", ...ZOOMS];

/** Bookings: as a list, as lanes, or where they conflict. */
export default function BookingsPage() {
  const words = useText(text);
  const bureau = useBureau();
  const navigate = useNavigate();
  const bookings = useBookings();
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((one) => one === search.get("view")) ?? "list";
  const create = bureau.may("booking.write") && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate(`/b/${bureau.id}/bookings/new`)}>
      {words.new}
    </Button>
  );
  return (
    <Page
      title={words.title}
      intro={words.intro}
      actions={
        <>
          <Segmented
            value={view === "list" || view === "conflicts" ? view : "day"}
            onChange={(next) => setSearch(next === "list" ? {} : { view: next }, { replace: true })}
            options={[
              { value: "list", label: words.list },
              { value: "day", label: words.lanes },
              { value: "conflicts", label: words.conflicts },
            ]}
          />
          {create}
        </>
      }
    >
      {view === "conflicts" ? (
        <Conflicts />
      ) : (
        <Answer query={bookings}>
          {(all) =>
            view === "list" ? <BookingList bookings={all} create={create} /> : <Lanes bookings={all} zoom={view} />
          }
        </Answer>
      )}
    </Page>
  );
}
