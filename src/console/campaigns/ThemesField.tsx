import { PlusOutlined } from "@ant-design/icons";
import { Button, Divider, Flex, Input, Select } from "antd";
import { useState } from "react";
import { useBureau } from "../shell/bureau.ts";
import { useName } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useCreateTheme, useThemes } from "./queries.ts";
import { text } from "./text.ts";

interface Props {
  id?: string;
  value?: string[];
  onChange?: (themes: string[]) => void;
}

/** Themes from the bureau's vocabulary; a planner may add a word on the way. */
export function ThemesField({ id, value = [], onChange }: Props) {
  const words = useText(text);
  const nameOf = useName();
  const themes = useThemes();
  const create = useCreateTheme();
  const [name, setName] = useState("");
  const add = () =>
    create.mutate(
      { body: { name } },
      {
        onSuccess: (theme) => {
          setName("");
          onChange?.([...value, theme.id]);
        },
      },
    );
  const adding = useBureau().may("season.write");
  return (
    <Select
      {...(id && { id })}
      mode="multiple"
      value={value}
      {...(onChange && { onChange })}
      showSearch={{ optionFilterProp: "label" }}
      options={(themes.data ?? []).map((theme) => ({ value: theme.id, label: nameOf(theme) }))}
      // oxlint-disable-next-line react/no-unstable-nested-components -- antd calls it as a function, not as a component
      popupRender={(menu) => (
        <>
          {menu}
          {adding && (
            <>
              <Divider style={{ margin: "6px 0" }} />
              <Flex gap={8} style={{ padding: "4px 8px" }}>
                <Input
                  value={name}
                  maxLength={120}
                  placeholder={words.newTheme}
                  aria-label={words.newTheme}
                  onChange={(event) => setName(event.target.value)}
                  onKeyDown={(event) => event.stopPropagation()}
                />
                <Button icon={<PlusOutlined />} disabled={!name.trim()} loading={create.isPending} onClick={add}>
                  {words.addTheme}
                </Button>
              </Flex>
            </>
          )}
        </>
      )}
    />
  );
}
