import { CheckCircleFilled } from "@ant-design/icons";
import { Button, Flex, Typography } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useInstitutions } from "../institutions/queries.ts";
import { useMembers } from "../members/queries.ts";
import { useList } from "../query.ts";
import { useSettings } from "../settings/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { firstSteps } from "./first-steps.ts";
import { text } from "./text.ts";

const stored = (bureau: string) => `fangfei.first-steps.${bureau}`;

/** What to do first in a new bureau, for its administrator: gone when it is done, or put away. */
export function FirstSteps() {
  const words = useText(text);
  const bureau = useBureau();
  const [away, setAway] = useState(() => localStorage.getItem(stored(bureau.id)) !== null);
  const enabled = !away && bureau.may("bureau.write");
  const settings = useSettings().data;
  const members = useMembers({ enabled }).data;
  const institutions = useInstitutions({ enabled }).data;
  const screens = useList("screen.list", {}, { enabled }).data;
  const materials = useList("material.list", {}, { enabled }).data;
  if (!enabled || !settings || !members || !institutions || !screens || !materials) return null;
  const steps = firstSteps({
    reportingChannel: settings.reportingChannel,
    staff: members.map(({ roles }) => roles),
    reviewSteps: settings.reviewSteps,
    screens: screens.length,
    materials: materials.length,
    institutions: institutions.length,
  });
  if (steps.every(({ done }) => done)) return null;
  const putAway = () => {
    localStorage.setItem(stored(bureau.id), "away");
    setAway(true);
  };
  return (
    <section className="panel panel-pad" style={{ marginBottom: 16 }} aria-label={words.first}>
      <Flex justify="space-between" align="baseline" gap={8}>
        <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
          {words.first}
        </Typography.Title>
        <Button type="text" size="small" onClick={putAway}>
          {words.putAway}
        </Button>
      </Flex>
      <ol className="first-steps">
        {steps.map(({ step, done, to }) => (
          <li key={step} className={done ? "done" : ""}>
            {done ? (
              <>
                {words.steps[step].title} <CheckCircleFilled aria-label={words.stepDone} />
              </>
            ) : (
              <>
                <Link to={`/b/${bureau.id}/${to}`}>{words.steps[step].title}</Link>
                <div>{words.steps[step].hint}</div>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
