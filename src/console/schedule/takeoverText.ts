import { dictionary } from "../text/text.ts";

export const takeoverText = dictionary(
  {
    title: (title: string) => `紧急插播：${title}`,
    hint: "紧急插播期间排期让位，结束后自动恢复，无须调整。",
  },
  {
    title: (title: string) => `Takeover: ${title}`,
    hint: "During a takeover bookings give way; they return by themselves when it ends.",
  },
);
