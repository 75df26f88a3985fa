import { Button, Drawer, Flex, Form, Select } from "antd";
import { useNavigate } from "react-router";
import type { Booking } from "../../contracts/booking.ts";
import type { Screen } from "../../contracts/screen.ts";
import { InstantPicker } from "../form/InstantPicker.tsx";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Explanation } from "./Explanation.tsx";
import { useExplain } from "./queries.ts";
import { text } from "./text.ts";

interface Asked {
  screen: string;
  /** RFC 3339. */
  at: string;
}
interface Props {
  asked: Asked;
  screens: readonly Screen[];
  bookings: readonly Booking[];
  onAsk: (asked: Asked) => void;
  onChange: (booking: Booking) => void;
  onClose: () => void;
}

/** What plays on a screen at an instant, past or to come, and why nothing else does. */
export function ExplainDrawer({ asked, screens, bookings, onAsk, onChange, onClose }: Props) {
  const words = useText(text);
  const time = useTime();
  const bureau = useBureau();
  const navigate = useNavigate();
  const explained = useExplain(asked.screen, asked.at);
  const book = () => {
    const where = new URLSearchParams({ screen: asked.screen, day: time.dayOf(asked.at), from: time.time(asked.at) });
    void navigate(`/b/${bureau.id}/bookings/new?${where.toString()}`);
  };
  return (
    <Drawer open size={520} title={words.explain} onClose={onClose}>
      <Form layout="vertical" component="div">
        <div className="two">
          <Form.Item label={words.screen} htmlFor="explain-screen">
            <Select
              id="explain-screen"
              showSearch={{ optionFilterProp: "label" }}
              value={asked.screen}
              onChange={(screen: string) => onAsk({ ...asked, screen })}
              options={screens.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item label={words.instant} htmlFor="explain-at">
            <InstantPicker id="explain-at" value={asked.at} onChange={(at) => at && onAsk({ ...asked, at })} />
          </Form.Item>
        </div>
      </Form>
      <Answer query={explained} rows={6}>
        {(read) => (
          <Explanation read={read} bookings={bookings} onStep={(at) => onAsk({ ...asked, at })} onChange={onChange} />
        )}
      </Answer>
      {bureau.may("booking.write") && (
        <Flex style={{ marginTop: 20 }}>
          <Button onClick={book}>{words.bookHere}</Button>
        </Flex>
      )}
    </Drawer>
  );
}
