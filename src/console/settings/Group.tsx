import type { ReactNode } from "react";
import "./settings.css";

/** Settings that belong together. */
export function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="panel panel-pad settings-group">
      <legend>{title}</legend>
      {hint && <p>{hint}</p>}
      {children}
    </fieldset>
  );
}
