import { useEffect, useState } from "react";

const SETTLED_MS = 300;

/** Plain data once it has kept still for a moment: what is asked of the server while somebody types or drags. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const keepEqual = (now: Value) => (JSON.stringify(now) === JSON.stringify(value) ? now : value);
    const timer = setTimeout(() => setSettled(keepEqual), SETTLED_MS);
    return () => clearTimeout(timer);
  });
  return settled;
}
