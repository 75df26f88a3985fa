import { dictionary } from "../text/text.ts";

export const contactsText = dictionary(
  {
    title: "触达人次（估算）",
    column: "触达（估算）",
    total: (value: string, lo: string, hi: string) => `约 ${value} 人次（${lo}–${hi}）`,
    made: (plays: string, _one: boolean) => `由 ${plays} 次已证实的播放，按这块屏幕填写的客流推算。`,
    unknownPlays: (plays: string) => `另有 ${plays} 次播放所在的钟点客流未知，不计入。`,
    noneKnown: (plays: string) => `${plays} 次已证实的播放都在客流未知的钟点，无法推算。`,
    noPlays: "还没有已证实的播放可以推算。",
    noFootfall: "这块屏幕的客流未知，不推算触达人次。知道有多少人经过的，可以在“修改屏幕”里填写“客流”。",
    method: (seconds: string) =>
      `人次不是人数：同一个人看到两次算两次，看到至少 ${seconds} 秒才算。估算不计入目标，也不与其他数据相加。`,
    unknown: "未知",
  },
  {
    title: "Contacts (modelled)",
    column: "Contacts (modelled)",
    total: (value: string, lo: string, hi: string) => `about ${value} (${lo}–${hi})`,
    made: (plays: string, one: boolean) =>
      `Worked out from ${plays} proven ${one ? "play" : "plays"} by this screen's footfall.`,
    unknownPlays: (plays: string) => `${plays} more plays lie in hours of unknown footfall and are left out.`,
    noneKnown: (plays: string) => `All ${plays} proven plays lie in hours of unknown footfall: there is no figure.`,
    noPlays: "No play is proven so far.",
    noFootfall:
      "The footfall of this screen is unknown, so there is no contact figure. Whoever knows it can enter it under “Change screen”.",
    method: (seconds: string) =>
      `Contacts are not persons: somebody who sees it twice counts twice, and has to see it for at least ${seconds} s. Modelled figures count towards no target and are added to nothing else.`,
    unknown: "unknown",
  },
);
