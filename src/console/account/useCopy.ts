import { App } from "antd";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** Copies a text and says whether the browser let it. */
export function useCopy(): (value: string) => Promise<void> {
  const words = useText(text);
  const { message } = App.useApp();
  return async (value) => {
    // Over plain HTTP browsers have no clipboard to write to, and copy only what is selected.
    const copied = await (navigator.clipboard?.writeText(value).then(() => true) ?? Promise.resolve(false)).catch(
      () => false,
    );
    if (copied || copySelected(value)) void message.success(words.copied);
    else void message.warning(words.copyFailed);
  };
}

function copySelected(value: string): boolean {
  const field = document.createElement("textarea");
  field.value = value;
  // In the place of the focus, which a dialog does not let out.
  (document.activeElement?.parentElement ?? document.body).append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
