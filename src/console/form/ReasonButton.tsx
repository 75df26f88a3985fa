import { Button } from "antd";
import { type Question, useReason } from "./useReason.tsx";

/** A button that asks for the reason before it acts; what is dangerous is the quieter one of its row. */
export function ReasonButton(question: Question) {
  const ask = useReason();
  const { ok, danger = false } = question;
  return (
    <Button danger={danger} type={danger ? "text" : "default"} onClick={() => ask(question)}>
      {ok}
    </Button>
  );
}
