import { Alert, Button } from "antd";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import { SetUpFactor } from "../account/SetUpFactor.tsx";
import { useAccount } from "../account/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useText } from "../text/text.ts";
import { inside } from "./inside.ts";
import { Outside } from "./Outside.tsx";
import { useMe, useSignOut } from "./queries.ts";
import { text } from "./text.ts";

/** Where somebody sets up the second factor that their bureau requires, before anything else is answered. */
export default function EnrolPage() {
  const words = useText(text);
  const me = useMe();
  const account = useAccount();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const next = inside(useSearchParams()[0].get("next"));
  if (me.data === null) return <Navigate to={`/sign-in?next=${encodeURIComponent(next)}`} replace />;
  return (
    <Outside title={words.enrol} width={520}>
      <Alert type="info" showIcon title={words.enrolIntro} style={{ marginBottom: 20 }} />
      <Answer query={account}>
        {(own) => <SetUpFactor email={own.person.email} onDone={() => void navigate(next, { replace: true })} />}
      </Answer>
      <Button type="link" style={{ padding: 0, marginTop: 16 }} onClick={signOut}>
        {words.signOut}
      </Button>
    </Outside>
  );
}
