import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Flex, Typography } from "antd";
import type { PersonExport } from "../../contracts/personal-data.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { ExportLog } from "./ExportLog.tsx";
import { Inventory } from "./Inventory.tsx";
import { savePerson } from "./person-file.ts";
import { useExportOwn, usePersonalData } from "./queries.ts";
import { Request } from "./Request.tsx";
import { Retention } from "./Retention.tsx";
import { Section } from "./Section.tsx";
import { text } from "./text.ts";

/** What is kept about people; what anybody may ask of it, and what those in charge do for them. */
export default function PrivacyPage() {
  const words = useText(text);
  const { may } = useBureau();
  const data = usePersonalData();
  return (
    <Page title={words.title} intro={words.intro}>
      <Flex vertical gap={16}>
        <Own />
        {may("personal_data.export") && <Request />}
        <Answer query={data} rows={8}>
          {(kept) => (
            <>
              <Retention policy={kept} />
              <Inventory fields={kept.fields} />
            </>
          )}
        </Answer>
        {may("personal_data.read") && <ExportLog />}
      </Flex>
    </Page>
  );
}

function Own() {
  const words = useText(text);
  const { message } = App.useApp();
  const own = useExportOwn();
  const done = (data: PersonExport) => {
    savePerson(data);
    void message.success(words.exported);
  };
  return (
    <Section
      title={words.own}
      actions={
        <Button icon={<DownloadOutlined />} loading={own.isPending} onClick={() => own.mutate({}, { onSuccess: done })}>
          {words.exportOwn}
        </Button>
      }
    >
      <Typography.Text type="secondary">{words.ownIntro}</Typography.Text>
    </Section>
  );
}
