import { Button, Typography } from "antd";
import { useNavigate } from "react-router";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import "./calendar.css";
import { useStatutoryYears } from "./queries.ts";
import { StatutoryImport } from "./StatutoryImport.tsx";
import { StatutoryYearRow } from "./StatutoryYearRow.tsx";
import { text } from "./text.ts";

/** Which days are workdays and rest days: year by year, where from, and the import of the official table. */
export default function StatutoryPage() {
  const words = useText(text).statutory;
  const bureau = useBureau();
  const navigate = useNavigate();
  const years = useStatutoryYears();
  return (
    <Page
      title={words.title}
      intro={words.intro}
      actions={<Button onClick={() => void navigate(`/b/${bureau.id}/calendar`)}>{words.back}</Button>}
    >
      <div className="statutory">
        <Answer query={years}>
          {({ items }) => (
            <section className="panel">
              {items.map((year) => (
                <StatutoryYearRow key={year.year} year={year} />
              ))}
            </section>
          )}
        </Answer>
        {bureau.may("bureau.write") ? (
          <StatutoryImport />
        ) : (
          <Typography.Text type="secondary">{words.readOnly}</Typography.Text>
        )}
      </div>
    </Page>
  );
}
