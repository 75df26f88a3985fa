import { dictionary } from "../text/text.ts";

export const text = dictionary(
  {
    title: "单位设置",
    intro: "影响全单位的设置；每次修改都记入审计。",
    name: "主管单位名称",
    nameHint: "显示在控制台、公开页面和屏幕底卡上",
    id: "单位代号",
    idHint: "出现在网址和屏幕令牌中，不能修改",
    zone: "时区",
    zoneHint: "日历、排期和统计都按此时区；单块屏幕可另设",
    reporting: "官方举报渠道",
    reportingHint: "显示在每个公开页面和屏幕底卡上，例如：线索举报 12345",
    reportingEmpty: "尚未填写举报渠道：公众看不到该向谁反映线索。",
    steps: "素材审核步骤",
    stepsHint: "提交人和各级审核人须为不同的人",
    stepNames: {
      1: "一级：只有初审",
      2: "两级：初审、复审",
      3: "三级：初审、复审、终审",
    },
  },
  {
    title: "Settings",
    intro: "What holds for the whole bureau. Every change is in the audit trail.",
    name: "Name of the bureau",
    nameHint: "Shown in the console, on public pages and on the screens' card",
    id: "Short name",
    idHint: "Part of addresses and of screens' tokens; it cannot change",
    zone: "Time zone",
    zoneHint: "Calendar, bookings and figures follow it; a screen may have its own",
    reporting: "Official reporting channel",
    reportingHint: "Shown on every public page and on the screens' card, e.g. “Call 12345”",
    reportingEmpty: "There is no reporting channel yet: the public does not learn where to turn.",
    steps: "Review steps of a material",
    stepsHint: "Submitter and reviewers must all be different people",
    stepNames: {
      1: "One: first review only",
      2: "Two: first and second review",
      3: "Three: first, second and final review",
    },
  },
);
