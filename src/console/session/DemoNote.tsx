import { useText } from "../text/text.ts";
import { useDemo } from "./queries.ts";
import { text } from "./text.ts";

/** Says on every page that the content is made up, while the server shows demo content. */
export function DemoNote() {
  const demo = useDemo().data ?? "off";
  const words = useText(text);
  if (demo === "off") return null;
  return (
    <div className="demo-note" role="note">
      {demo === "loading" ? words.demoLoading : words.demo}
    </div>
  );
}
