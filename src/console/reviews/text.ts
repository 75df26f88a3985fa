import { dictionary } from "../text/text.ts";

export const text = dictionary(
  {
    title: "素材审核",
    intro: "逐件审核：看内容、看差异，通过或退回后自动转到下一件。",
    keys: "在列表中按 ↑ ↓ 选择，A 通过，R 退回",
    forMe: (n: number) => `等您审核（${n}）`,
    forOthers: (n: number) => `等待他人（${n}）`,
    position: (at: number, of: number) => `第 ${at} 件，共 ${of} 件`,
    next: "下一件",
    previous: "上一件",
    empty: "没有等待审核的素材",
    emptyHint: "有素材提交审核后会自动出现在这里。",
    toMaterials: "查看全部素材",
    open: "打开素材页面",
  },
  {
    title: "Reviews",
    intro: "One after another: look at it and at what has changed; your decision brings up the next.",
    keys: "In the list: ↑ ↓ choose, A approve, R return",
    forMe: (n: number) => `For you to review (${n})`,
    forOthers: (n: number) => `Waiting for others (${n})`,
    position: (at: number, of: number) => `${at} of ${of}`,
    next: "Next",
    previous: "Previous",
    empty: "Nothing waits for review",
    emptyHint: "What is submitted appears here by itself.",
    toMaterials: "See all materials",
    open: "Open its page",
  },
);
