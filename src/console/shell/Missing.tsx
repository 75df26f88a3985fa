import { Button } from "antd";
import { useNavigate } from "react-router";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { Nothing } from "./Nothing.tsx";

/** No such page, or none that this person may know of. */
export default function Missing() {
  const words = useText(common);
  const navigate = useNavigate();
  return (
    <main style={{ paddingTop: "12vh" }}>
      <Nothing
        title={words.notFound}
        action={
          <Button type="primary" onClick={() => void navigate("/")}>
            {words.goHome}
          </Button>
        }
      />
    </main>
  );
}
