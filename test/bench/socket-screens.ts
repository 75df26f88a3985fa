/** Screens that hold a live channel each. */
export const SOCKETS = { count: 5_000, tag: "sockets", secret: "s".repeat(43) };

export function socketScreen(n: number): string {
  return `scr_${String(n).padStart(26, "0")}`;
}
