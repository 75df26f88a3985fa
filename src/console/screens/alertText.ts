import { dictionary } from "../text/text.ts";

export const alertText = dictionary(
  {
    title: "告警",
    kinds: { silent: "开放时间内失联" },
    open: "未恢复",
    ended: "已恢复",
    since: (at: string) => `${at} 起`,
    earlier: "显示更早的告警",
  },
  {
    title: "Alerts",
    kinds: { silent: "Silent in opening hours" },
    open: "Open",
    ended: "Over",
    since: (at: string) => `since ${at}`,
    earlier: "Show earlier ones",
  },
);
