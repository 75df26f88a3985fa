import type { UseQueryResult } from "@tanstack/react-query";
import { Alert, Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { Refusal } from "../../contracts/client.ts";
import { useProblemText } from "../problem.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { Nothing } from "./Nothing.tsx";

/** What a query answered, or that it is on its way, or why it failed and a way on. */
export function Answer<T>({
  query,
  children,
  rows = 4,
}: {
  query: Pick<UseQueryResult<T>, "data" | "error" | "isError" | "refetch">;
  children: (data: T) => ReactNode;
  rows?: number;
}) {
  const words = useText(common);
  const say = useProblemText();
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Skeleton active title={false} paragraph={{ rows }} style={{ padding: 24 }} />;
  // Another try changes nothing about either.
  if (query.error instanceof Refusal && ["not_found", "forbidden"].includes(query.error.problem.code))
    return <Nothing title={words.notFound} />;
  return (
    <Alert
      type="error"
      showIcon
      title={words.failed}
      description={say(query.error)}
      action={<Button onClick={() => void query.refetch()}>{words.retry}</Button>}
      style={{ margin: "12px 0" }}
    />
  );
}
