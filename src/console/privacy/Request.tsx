import { DeleteOutlined, DownloadOutlined } from "@ant-design/icons";
import { App, Button, Flex, Select, Typography } from "antd";
import { useState } from "react";
import type { KnownPerson } from "../../contracts/personal-data.ts";
import { useReason } from "../form/useReason.tsx";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { savePerson } from "./person-file.ts";
import { useErasePerson, useExportPerson, usePeople } from "./queries.ts";
import { Section } from "./Section.tsx";
import { text } from "./text.ts";

/** What a bureau does for somebody who asks: hands their data out, or erases them. */
export function Request() {
  const words = useText(text);
  const { message } = App.useApp();
  const { may } = useBureau();
  const people = usePeople();
  const [id, setId] = useState<string | null>(null);
  const chosen = people.data?.find(({ person }) => person === id);
  const exporting = useExportPerson();
  const labelOf = ({ person, name, email, member }: KnownPerson) => {
    if (name === null) return words.erased(person.slice(-6));
    return member ? `${name} · ${email}` : words.former(name);
  };
  const hand = () => {
    if (!chosen) return;
    exporting.mutate(
      { body: { person: chosen.person } },
      {
        onSuccess: (data) => {
          savePerson(data);
          void message.success(words.exported);
        },
      },
    );
  };
  return (
    <Section title={words.request}>
      <Typography.Paragraph type="secondary">{words.requestIntro}</Typography.Paragraph>
      <Flex gap={8} wrap>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          loading={people.isPending}
          placeholder={words.person}
          aria-label={words.person}
          value={id}
          onChange={setId}
          options={(people.data ?? []).map((one) => ({ value: one.person, label: labelOf(one) }))}
          style={{ width: 320, maxWidth: "100%" }}
        />
        <Button icon={<DownloadOutlined />} disabled={!chosen} loading={exporting.isPending} onClick={hand}>
          {words.exportPerson}
        </Button>
        {may("personal_data.write") && <Erase chosen={chosen} />}
      </Flex>
      {chosen && may("personal_data.write") && (chosen.member || chosen.name === null) && (
        <Typography.Paragraph type="secondary" style={{ margin: "8px 0 0", fontSize: 13 }}>
          {chosen.member ? words.eraseFirst : words.eraseGone}
        </Typography.Paragraph>
      )}
    </Section>
  );
}

function Erase({ chosen }: { chosen: KnownPerson | undefined }) {
  const words = useText(text);
  const ask = useReason();
  const { message } = App.useApp();
  const erasing = useErasePerson();
  const erase = ({ person, name }: KnownPerson) =>
    ask({
      title: words.eraseTitle(name ?? ""),
      content: words.eraseContent,
      ok: words.eraseOk,
      danger: true,
      onReason: async (reason) => {
        const done = await erasing.mutateAsync({ body: { person, reason } });
        void message.success(words.eraseDone(done.values, done.pseudonym));
      },
    });
  return (
    <Button
      danger
      icon={<DeleteOutlined />}
      disabled={!chosen || chosen.member || chosen.name === null}
      onClick={() => chosen && erase(chosen)}
    >
      {words.erase}
    </Button>
  );
}
