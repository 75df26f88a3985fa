import { PlusOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { BookingList } from "./BookingList.tsx";
import { Lanes } from "./Lanes.tsx";
import { useBookings } from "./queries.ts";
import { text } from "./text.ts";

/** Bookings, as a list or as lanes of one day. */
export default function BookingsPage() {
  const words = useText(text);
  const bureau = useBureau();
  const navigate = useNavigate();
  const bookings = useBookings();
  const [search, setSearch] = useSearchParams();
  const view = search.get("view") === "day" ? "day" : "list";
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
            value={view}
            onChange={(next) => setSearch(next === "day" ? { view: next } : {}, { replace: true })}
            options={[
              { value: "list", label: words.list },
              { value: "day", label: words.lanes },
            ]}
          />
          {create}
        </>
      }
    >
      <Answer query={bookings}>
        {(all) => (view === "day" ? <Lanes bookings={all} /> : <BookingList bookings={all} create={create} />)}
      </Answer>
    </Page>
  );
}
