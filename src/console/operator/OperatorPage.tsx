import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useMe } from "../session/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import Missing from "../shell/Missing.tsx";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { BureausPanel } from "./BureausPanel.tsx";
import { CreateDrawer } from "./CreateDrawer.tsx";
import { OperatorsPanel } from "./OperatorsPanel.tsx";
import { useBureaus } from "./queries.ts";
import { ResetsPanel } from "./ResetsPanel.tsx";
import { text } from "./text.ts";

/** The platform: which bureaus there are, and who may make more. No bureau's data are seen here. */
export default function OperatorPage() {
  const words = useText(text);
  const me = useMe().data;
  const bureaus = useBureaus();
  const [creating, setCreating] = useState(false);
  if (me && !me.operator) return <Missing />;
  return (
    <Page
      title={words.title}
      intro={words.intro}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
          {words.create}
        </Button>
      }
    >
      <ResetsPanel />
      <Answer query={bureaus}>
        {(all) => (
          <>
            <BureausPanel bureaus={all} />
            {creating && <CreateDrawer bureaus={all} onClose={() => setCreating(false)} />}
          </>
        )}
      </Answer>
      <OperatorsPanel />
    </Page>
  );
}
