import { Select } from "antd";
import { type ReactNode, useId } from "react";
import type { Campaign } from "../../contracts/campaign.ts";
import { useScreens } from "../bookings/queries.ts";
import { useSeasons } from "../calendar/queries.ts";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { useText } from "../text/text.ts";
import { plusDays, useTime } from "../text/time.ts";
import { type Asked, daysSoFar, MOST_DAYS } from "./filter.ts";
import { text } from "./text.ts";

interface Props {
  asked: Asked;
  campaigns: readonly Campaign[];
  /** Changes the address; undefined takes a part out of it. */
  onAsk: (change: Record<string, string | undefined>) => void;
}

/** Season, campaign, screen and days. A campaign or season brings its days with it. */
export function Filters({ asked, campaigns, onAsk }: Props) {
  const words = useText(text);
  const time = useTime();
  const seasons = useSeasons().data ?? [];
  const screens = useScreens().data ?? [];
  const season = campaigns.find(({ id }) => id === asked.campaign)?.season;
  const newestFirst = [...campaigns].sort((a, b) => b.startsOn.localeCompare(a.startsOn));
  const choose = (campaign: string | undefined) =>
    onAsk({ campaign: campaign ?? "all", from: undefined, to: undefined });
  const chooseSeason = (id: string | undefined) => {
    const found = newestFirst.find((one) => one.season === id);
    const chosen = seasons.find((one) => one.id === id);
    const [from, to] = daysSoFar(chosen, time.today);
    if (found) choose(found.id);
    else onAsk({ campaign: "all", from, to });
  };
  const range = ([from, to]: [string, string]) => {
    const latest = plusDays(from, MOST_DAYS - 1);
    onAsk({ campaign: asked.campaign ?? "all", from, to: to > latest ? latest : to });
  };
  return (
    <div className="filters">
      <Field label={words.season}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={words.anySeason}
            value={season}
            onChange={chooseSeason}
            options={[...seasons]
              .sort((a, b) => b.startsOn.localeCompare(a.startsOn))
              .map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
      <Field label={words.campaign}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={words.anyCampaign}
            value={asked.campaign}
            onChange={choose}
            options={newestFirst
              .filter((one) => season === undefined || one.season === season)
              .map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
      <Field label={words.screen}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={words.anyScreen}
            value={asked.screen}
            onChange={(screen: string | undefined) => onAsk({ screen })}
            options={screens.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
      <Field label={words.days}>
        {(id) => <DayRangePicker id={id} value={[asked.from, asked.to]} onChange={(days) => days && range(days)} />}
      </Field>
    </div>
  );
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
