import { dictionary } from "../text/text.ts";

export const spotText = dictionary(
  {
    takeover: (title: string) => `紧急插播：${title}`,
    takeoverHint: "紧急插播期间排期让位，结束后自动恢复，无须调整。",
    fallback: "垫播内容",
    fallbackTime: "垫播内容（无排期时）",
  },
  {
    takeover: (title: string) => `Takeover: ${title}`,
    takeoverHint: "During a takeover bookings give way; they return by themselves when it ends.",
    fallback: "Fallback",
    fallbackTime: "Fallback (nothing booked)",
  },
);
