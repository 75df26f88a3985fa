/** A role and what it is for. */
export function Named({ name, hint }: { name: string; hint: string }) {
  return (
    <>
      {name}
      <span style={{ color: "var(--ink-soft)" }}> · {hint}</span>
    </>
  );
}
