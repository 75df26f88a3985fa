import type { EventState } from "../../contracts/event.ts";

/** What is stored; `open` and `closed` follow from the sign-up window of a published event. */
export type StoredEventState = Exclude<EventState, "open" | "closed">;
export type EventAct = "edit" | "publish" | "hold" | "cancel";

/** The state at an instant (epoch ms); the sign-up window is [opens, closes). */
export function eventState(
  stored: StoredEventState,
  window: { signupOpensAt: number; signupClosesAt: number },
  nowMs: number,
): EventState {
  if (stored !== "published" || nowMs < window.signupOpensAt) return stored;
  return nowMs < window.signupClosesAt ? "open" : "closed";
}

const NEXT: Record<EventAct, Partial<Record<StoredEventState, StoredEventState>>> = {
  edit: { draft: "draft", published: "published" },
  publish: { draft: "published" },
  hold: { published: "held" },
  cancel: { draft: "cancelled", published: "cancelled" },
};

/** draft → published → held | cancelled. What has not begun was not held. */
export function decideEvent(
  act: EventAct,
  facts: { state: StoredEventState; startsAt: number },
  nowMs: number,
): { to: StoredEventState } | { refuse: "conflict" } {
  const to = NEXT[act][facts.state];
  return to && !(act === "hold" && nowMs < facts.startsAt) ? { to } : { refuse: "conflict" };
}
