import { Button, Result } from "antd";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import Missing from "./Missing.tsx";

/** A page that broke, or whose code could not be fetched. */
export function ErrorPage() {
  const error = useRouteError();
  const words = useText(common);
  if (isRouteErrorResponse(error) && error.status === 404) return <Missing />;
  return (
    <Result
      status="warning"
      title={words.failed}
      subTitle={error instanceof Error ? error.message : undefined}
      extra={<Button onClick={() => location.reload()}>{words.retry}</Button>}
    />
  );
}
