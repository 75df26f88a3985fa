import { Alert, Button, Steps } from "antd";
import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { ExpiryAlert } from "./Expiry.tsx";
import { reviewText } from "./review-text.ts";
import { stepOf, successorOf } from "./review.ts";
import { text } from "./text.ts";
import type { Reviewing } from "./useJudging.tsx";

interface Props {
  material: Material;
  version: MaterialVersion;
  reviewing: Reviewing;
  onChoose: (id: string) => void;
}

/** How far a version has come, and who has to do what next. */
export function NextStep(props: Props) {
  return (
    <>
      <Progress version={props.version} />
      <Sentence {...props} />
      <ExpiryAlert version={props.version} />
    </>
  );
}

function Progress({ version }: { version: MaterialVersion }) {
  const words = useText(reviewText);
  const { steps: names } = useText(text);
  const { steps, state, submittedBy } = version;
  if (!submittedBy || steps.length === 0 || state === "withdrawn") return null;
  const passed = version.reviews.filter(({ decision }) => decision === "approve").length;
  return (
    <Steps
      size="small"
      titlePlacement="vertical"
      aria-label={words.progress}
      current={state === "approved" || state === "expired" ? steps.length + 2 : passed + 1}
      status={state === "returned" ? "error" : "process"}
      items={[
        { title: words.stepSubmit },
        ...steps.map((step) => ({ title: names[step] })),
        { title: words.stepShown },
      ]}
      style={{ marginBottom: 12 }}
    />
  );
}

function Sentence({ material, version, reviewing, onChoose }: Props) {
  const words = useText(reviewText);
  const { steps: names } = useText(text);
  const bureau = useBureau();
  const step = stepOf(version);
  const name = step && names[step];
  const say = (type: "info" | "success" | "warning", title: string) => <Alert type={type} showIcon title={title} />;
  if (name && reviewing.approves) return say("warning", words.yours(name));
  if (name && reviewing.hindrance) {
    const successor = successorOf(material, version);
    const { hindrance } = reviewing;
    if (!successor && !bureau.may("material.review")) return say("info", words.waits(name));
    return (
      <Alert
        type="info"
        showIcon
        title={words.hindered[successor ? "superseded" : hindrance](name)}
        {...(successor && {
          action: (
            <Button size="small" onClick={() => onChoose(successor.id)}>
              {words.toSuccessor(successor.number)}
            </Button>
          ),
        })}
      />
    );
  }
  switch (version.state) {
    case "draft":
      return say("info", bureau.may("material.write") ? words.draftMine : words.draftOther);
    case "approved":
      return say("success", words.approvedNext);
    case "returned":
      return say("warning", words.returnedNext);
    case "withdrawn":
      return say("info", words.withdrawnNext);
    case "expired":
      return say("warning", words.expiredNext);
    default:
      return null;
  }
}
