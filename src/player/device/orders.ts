import type { Scope, Timer } from "../scope.ts";
import type { LiveOrder } from "./live.ts";

export type OrderTools = {
  /** Fetches the manifest now. */
  poll(): void;
  identify(): void;
  reload(): void;
  sendPicture(screenshot: string): Promise<void>;
  onError(error: unknown): void;
  chance(): number;
};

/** Does what the server asks on the live channel. A change of plan is fetched at a random instant within its time. */
export function obeyOrders(scope: Scope, tools: OrderTools): (order: LiveOrder) => void {
  let timer: Timer;
  let waiting = false;
  const pollLater = () => {
    waiting = false;
    tools.poll();
  };
  scope.onEnd(() => clearTimeout(timer));
  return (order) => {
    switch (order.type) {
      case "plan_changed":
        // What is about to be asked brings this change as well.
        if (!waiting) timer = setTimeout(pollLater, tools.chance() * order.withinMs);
        waiting = true;
        return;
      case "takeover":
      case "takeover_end":
        return tools.poll();
      case "identify":
        return tools.identify();
      case "reload":
        return tools.reload();
      case "screenshot":
        tools.sendPicture(order.screenshot).catch(tools.onError);
    }
  };
}
