import { useEffect, useRef, useState } from "react";

const SETTLED_MS = 300;

/** Plain data once it has kept still for a moment: what is asked of the server while somebody types or drags. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  const latest = useRef(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    latest.current = value;
  });
  useEffect(() => {
    const timer = setTimeout(() => setSettled(latest.current), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
