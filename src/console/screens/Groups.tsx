import { Button, Table, Tag } from "antd";
import { useState } from "react";
import type { Group, Screen } from "../../contracts/screen.ts";
import { useGroups } from "../bookings/queries.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { common } from "../text/common.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { GroupForm } from "./GroupForm.tsx";
import { groupText } from "./groupText.ts";
import { text } from "./text.ts";

interface Props {
  screens: readonly Screen[];
  /** A new group is being made. */
  making: boolean;
  onMake: (making: boolean) => void;
}

export function Groups({ screens, making, onMake }: Props) {
  const words = useText(text);
  const inRow = useRow();
  const groupWords = useText(groupText);
  const word = useText(common);
  const writes = useBureau().may("screen.write");
  const groups = useGroups();
  const [editing, setEditing] = useState<Group>();
  const members = (group: Group) => aimedAt({ screens: [], groups: [group.id], tags: [] }, screens, [group]);
  return (
    <>
      <Answer query={groups}>
        {(all) => (
          <div className="panel">
            <Table<Group>
              rowKey="id"
              dataSource={all}
              pagination={{ pageSize: 20, hideOnSinglePage: true }}
              locale={{
                emptyText: (
                  <Nothing
                    title={groupWords.groupEmpty}
                    hint={groupWords.groupEmptyHint}
                    action={
                      writes && (
                        <Button type="primary" onClick={() => onMake(true)}>
                          {groupWords.groupNew}
                        </Button>
                      )
                    }
                  />
                ),
              }}
              columns={[
                {
                  title: groupWords.groupName,
                  render: (_, one) => (
                    <>
                      <span style={{ fontWeight: 600 }}>{one.name}</span>
                      <div style={{ color: "var(--ink-soft)" }}>
                        {inRow(members(one).map(({ name }) => name)) || groupWords.groupNone}
                      </div>
                    </>
                  ),
                },
                {
                  title: words.tags,
                  responsive: ["md"],
                  render: (_, one) => one.tags.map((tag) => <Tag key={tag}>{tag}</Tag>),
                },
                {
                  title: words.title,
                  align: "right",
                  responsive: ["sm"],
                  render: (_, one) => groupWords.groupMembers(members(one).length),
                },
                ...(writes
                  ? [
                      {
                        title: "",
                        width: 80,
                        render: (_: unknown, one: Group) => (
                          <Button type="link" onClick={() => setEditing(one)} aria-label={`${word.edit}: ${one.name}`}>
                            {word.edit}
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </div>
        )}
      </Answer>
      {(making || editing) && (
        <GroupForm
          key={editing?.id}
          group={editing}
          screens={screens}
          onClose={() => {
            setEditing(undefined);
            onMake(false);
          }}
        />
      )}
    </>
  );
}
