import { Button, Typography } from "antd";
import { Link, Navigate } from "react-router";
import { Answer } from "../shell/Answer.tsx";
import { useText } from "../text/text.ts";
import { Outside } from "./Outside.tsx";
import { useMe, useSignOut } from "./queries.ts";
import { text } from "./text.ts";

/** Sends people to their bureau; asks which when there are several. */
export default function HomePage() {
  const words = useText(text);
  const me = useMe();
  const signOut = useSignOut();
  if (me.data === null) return <Navigate to="/sign-in" replace />;
  const only = me.data?.bureaus.length === 1 ? me.data.bureaus[0] : undefined;
  if (only) return <Navigate to={`/b/${only.id}`} replace />;
  if (me.data?.operator && me.data.bureaus.length === 0) return <Navigate to="/operator" replace />;
  return (
    <Outside title={words.chooseBureau}>
      <Answer query={me}>
        {(person) => (
          <>
            {person?.bureaus.length === 0 && <Typography.Paragraph>{words.nowhere}</Typography.Paragraph>}
            {person?.bureaus.map((one) => (
              <Typography.Paragraph key={one.id}>
                <Link to={`/b/${one.id}`}>{one.name}</Link>
              </Typography.Paragraph>
            ))}
            <Button onClick={signOut}>{words.signOut}</Button>
          </>
        )}
      </Answer>
    </Outside>
  );
}
