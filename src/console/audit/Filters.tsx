import { Button, Flex, Input, Select } from "antd";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { useText } from "../text/text.ts";
import type { Filter } from "./filter.ts";
import { usePeople } from "./queries.ts";
import { text } from "./text.ts";
import { ACTIONS, useActionText } from "./useActionText.ts";

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** By whom, what, when, and of which thing. */
export function Filters({ filter, onChange }: Props) {
  const words = useText(text);
  const actionText = useActionText();
  const people = usePeople();
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, "zh-CN");
  const actions = [...ACTIONS, ...Object.keys(words.actions)].map((value) => ({ value, label: actionText(value) }));
  const persons = (people.data ?? []).map(({ person, name }) => ({
    value: person,
    label: name ?? words.erased(person.slice(-6)),
  }));
  return (
    <Flex gap={8} wrap align="center" className="audit-filters">
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        loading={people.isPending}
        placeholder={words.anybody}
        aria-label={words.person}
        value={filter.person ?? null}
        options={[...persons.toSorted(byLabel), { value: "system", label: words.system }]}
        onChange={(person: string | undefined) => onChange({ ...filter, person })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={words.anything}
        aria-label={words.action}
        value={filter.action ?? null}
        options={actions.toSorted(byLabel)}
        onChange={(action: string | undefined) => onChange({ ...filter, action })}
      />
      <div>
        <DayRangePicker
          label={words.days}
          value={filter.from && filter.to ? [filter.from, filter.to] : null}
          onChange={(days) => onChange({ ...filter, from: days?.[0], to: days?.[1] })}
        />
      </div>
      <Input.Search
        key={filter.subject}
        allowClear
        defaultValue={filter.subject}
        placeholder={words.subjectFilter}
        aria-label={words.subjectFilter}
        onSearch={(typed) => onChange({ ...filter, subject: typed.trim() || undefined })}
      />
      {Object.values(filter).some((value) => value !== undefined) && (
        <Button onClick={() => onChange({})}>{words.clear}</Button>
      )}
    </Flex>
  );
}
