import { Alert, Button, Flex } from "antd";
import { Outside } from "../session/Outside.tsx";
import { useSignOut } from "../session/queries.ts";
import { text as sessionText } from "../session/text.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** For somebody who has joined and has no role yet. */
export function Waiting({ bureau }: { bureau: string }) {
  const words = useText(text);
  const session = useText(sessionText);
  const signOut = useSignOut();
  return (
    <Outside title={bureau} width={460}>
      <Alert type="info" showIcon title={words.noRoles} description={words.noRolesHint} style={{ marginBottom: 16 }} />
      <Flex gap={8} wrap>
        <Button type="primary" onClick={() => location.reload()}>
          {words.lookAgain}
        </Button>
        <Button href="/account">{words.ownAccount}</Button>
        <Button onClick={signOut}>{session.signOut}</Button>
      </Flex>
    </Outside>
  );
}
