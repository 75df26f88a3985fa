import { Alert } from "antd";
import { Link } from "react-router";
import { useSettings } from "../settings/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** Says to whoever can mend it that alerts reach nobody outside the console; nothing otherwise. */
export function AlertsStopped() {
  const words = useText(text);
  const bureau = useBureau();
  const allowed = useSettings().data?.alertWebhookAllowed ?? true;
  if (allowed || !bureau.may("bureau.write")) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 20 }}
      title={
        <>
          {words.alertsStopped}{" "}
          <Link className="link-in-text" to={`/b/${bureau.id}/settings`}>
            {words.toSettings}
          </Link>
        </>
      }
    />
  );
}
