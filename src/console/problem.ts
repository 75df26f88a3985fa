import { App, type FormInstance } from "antd";
import { Refusal } from "../contracts/client.ts";
import { common } from "./text/common.ts";
import { useText } from "./text/text.ts";

/** A field's path in dots as antd names it: `windows.0.endsOn` → ["windows", 0, "endsOn"]. */
export function fieldName(path: string): (string | number)[] {
  return path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** What a person is told about an error. */
export function useProblemText(): (error: unknown) => string {
  const text = useText(common);
  return (error) => (error instanceof Refusal ? error.message : text.offline);
}

/** Shows a refusal: each wrong field at its place in the form; what has no place there, as a message. */
export function useProblem(): (error: unknown, form?: FormInstance) => void {
  const { message } = App.useApp();
  const say = useProblemText();
  return (error, form) => {
    const wrong = error instanceof Refusal ? (error.problem.errors ?? []) : [];
    const placed = form
      ? wrong.filter((field) => form.getFieldInstance(fieldName(field.path)) || knows(form, field.path))
      : [];
    form?.setFields(placed.map((field) => ({ name: fieldName(field.path), errors: [field.message] })));
    const first = placed[0];
    if (first) form?.scrollToField(fieldName(first.path), { block: "center" });
    if (placed.length === 0 || placed.length < wrong.length) void message.error(say(error));
  };
}

function knows(form: FormInstance, path: string): boolean {
  const wanted = fieldName(path).join(".");
  return form.getFieldsError().some((field) => field.name.join(".") === wanted);
}
