import { Flex, Select, Table } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { type Booking, BookingState } from "../../contracts/booking.ts";
import { useCampaigns } from "../campaigns/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { common } from "../text/common.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { BookingStateTag } from "./BookingStateTag.tsx";
import { useGroups, useScreens } from "./queries.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { text } from "./text.ts";
import { daysOfWindows } from "./windows.ts";

export function BookingList({ bookings, create }: { bookings: Booking[]; create: ReactNode }) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const time = useTime();
  const campaigns = useCampaigns().data ?? [];
  const screens = useScreens().data ?? [];
  const groups = useGroups().data ?? [];
  const [state, setState] = useState<BookingState>();
  const [campaign, setCampaign] = useState<string>();
  const filtered = state !== undefined || campaign !== undefined;
  const where = (booking: Booking) => {
    const aimed = aimedAt(booking.targets, screens, groups);
    return aimed.length === 1 ? aimed[0]?.name : words.aims(aimed.length);
  };
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Select
          allowClear
          aria-label={word.state}
          placeholder={`${word.state}: ${word.all}`}
          style={{ width: 160 }}
          onChange={(next: BookingState | undefined) => setState(next)}
          options={BookingState.options.map((value) => ({ value, label: words.states[value] }))}
        />
        <Select
          allowClear
          aria-label={words.campaign}
          placeholder={`${words.campaign}: ${word.all}`}
          style={{ width: 280, maxWidth: "100%" }}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(next: string | undefined) => setCampaign(next)}
          options={campaigns.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Flex>
      <div className="panel">
        <Table<Booking>
          rowKey="id"
          dataSource={bookings.filter(
            (one) => (!state || one.state === state) && (!campaign || one.campaign === campaign),
          )}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          locale={{
            emptyText: (
              <Nothing
                title={filtered ? words.emptyFiltered : words.emptyTitle}
                {...(!filtered && { hint: words.emptyHint, action: create })}
              />
            ),
          }}
          columns={[
            {
              title: words.name,
              render: (_, one) => (
                <>
                  <Link to={`/b/${bureau.id}/bookings/${one.id}`} style={{ fontWeight: 600 }}>
                    {one.title}
                  </Link>
                  <div style={{ color: "var(--ink-soft)" }}>{time.days(...daysOfWindows(one.windows))}</div>
                </>
              ),
            },
            { title: words.targets, responsive: ["md"], render: (_, one) => where(one) },
            { title: words.tier, responsive: ["md"], render: (_, one) => words.tiers[one.tier] },
            { title: words.weight, responsive: ["lg"], align: "right", dataIndex: "weight" },
            { title: words.createdBy, responsive: ["lg"], render: (_, one) => one.createdBy.name },
            { title: word.state, width: 110, render: (_, one) => <BookingStateTag state={one.state} /> },
          ]}
        />
      </div>
    </>
  );
}
