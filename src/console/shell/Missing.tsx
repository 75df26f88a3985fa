import { Button, Result } from "antd";
import { useNavigate } from "react-router";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";

/** No such page, or none that this person may know of. */
export function Missing() {
  const words = useText(common);
  const navigate = useNavigate();
  return (
    <Result
      status="404"
      title={words.notFound}
      extra={
        <Button type="primary" onClick={() => void navigate("/")}>
          {words.goHome}
        </Button>
      }
    />
  );
}

export default Missing;
