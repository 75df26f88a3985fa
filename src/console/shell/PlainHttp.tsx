import { Alert } from "antd";
import { useText } from "../text/text.ts";
import { useBureau } from "./bureau.ts";
import { text } from "./text.ts";

/** This machine speaks to itself: nobody is in between. */
const HERE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Tells administrators that passwords cross the network in clear, and what to do about it. */
export function PlainHttp() {
  const bureau = useBureau();
  const words = useText(text);
  const { protocol, hostname } = window.location;
  if (protocol !== "http:" || HERE.test(hostname) || !bureau.may("bureau.write")) return null;
  return <Alert banner closable type="warning" title={words.plainHttp} />;
}
