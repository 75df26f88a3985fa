/** A number as people read it, in both languages; one decimal at most. */
export const count = (n: number): string => n.toLocaleString("en-US", { maximumFractionDigits: 1 });
