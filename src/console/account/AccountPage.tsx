import { Typography } from "antd";
import { useMe } from "../session/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import "./account.css";
import { DataPanel } from "./DataPanel.tsx";
import { FactorPanel } from "./FactorPanel.tsx";
import { PasswordPanel } from "./PasswordPanel.tsx";
import { useAccount } from "./queries.ts";
import { ProviderLink } from "./ProviderLink.tsx";
import { SessionsPanel } from "./SessionsPanel.tsx";
import { text } from "./text.ts";

/** One's own account: the same one in every bureau. */
export default function AccountPage() {
  const words = useText(text);
  const account = useAccount();
  const several = (useMe().data?.bureaus.length ?? 0) > 1;
  return (
    <Page title={words.title} intro={words.intro}>
      <Answer query={account}>
        {(own) => (
          <div className="account">
            <section className="panel panel-pad">
              <strong>{own.person.name}</strong>
              <div className="soft">{own.person.email}</div>
              <ProviderLink account={own} />
              {several && (
                <Typography.Paragraph type="secondary" style={{ margin: "8px 0 0" }}>
                  {words.strictest}
                </Typography.Paragraph>
              )}
            </section>
            <PasswordPanel account={own} />
            <FactorPanel account={own} />
            <SessionsPanel policy={own.policy} />
            <DataPanel />
          </div>
        )}
      </Answer>
    </Page>
  );
}
