import { dictionary } from "../text/text.ts";

export const healthText = dictionary(
  {
    advice: {
      offline: "超过三分钟没有联系。断网时屏幕仍按已下载的计划播放；请检查播放设备的电源和网络。",
      waiting: "已配对，还没有联系：请确认播放设备开着播放页面并已联网。",
    },
    clocks: {
      right: "准确",
      off: "播放端已自动校正",
      far: "超过一分钟，播放端已自动校正；请在播放设备上打开自动对时",
    },
    playsAll: (received: string) => `${received} 条已全部收到`,
    playsMissing: (received: string, announced: string, missing: string) =>
      `已收 ${received} / 已播 ${announced}，还有 ${missing} 条未到，联网后自动补传`,
    playsNone: "还没有播放",
    live: "实时通道",
    lives: { yes: "已连接", no: "未连接，按轮询联系" },
    manifest: "播放计划",
    manifests: {
      newest: "最新",
      behind: "不是最新，下次联系时更新",
      unknown: "上次联系之后有改动，待屏幕联系后核对",
    },
    space: "剩余空间",
    version: "播放端版本",
    mode: "断网启动",
    modes: {
      service_worker: "可以：断网或重启后照常播放",
      page: "不可以：播放页面是用 HTTP 打开的，断网后不能重启。请改用 HTTPS 地址，或在专用浏览器中把本网址设为安全来源",
    },
    errors: "播放端报告的错误",
    noErrors: "没有错误",
    errorWords: {
      plays_quarantined: "有播放记录前后不一致，已隔离，请联系管理员",
      plays_implausible: "播放端自称的播放次数不可能，未予采信，请检查播放端",
      media: "素材下载失败",
      manifest: "播放清单读取失败",
      plays: "播放记录上传失败",
      heartbeat: "心跳失败",
      reload: "重新载入失败",
    },
    health: "运行状况",
  },
  {
    advice: {
      offline:
        "No contact for more than three minutes. Without network the screen keeps to the plan it has; check the player's power and network.",
      waiting: "Paired, and not heard of yet: make sure that the player's page is open and connected.",
    },
    clocks: {
      right: "right",
      off: "corrected by the player",
      far: "more than a minute; the player corrects it, but do switch on automatic time on the device",
    },
    playsAll: (received: string) => `all ${received} received`,
    playsMissing: (received: string, announced: string, missing: string) =>
      `${received} of ${announced} received; the other ${missing} follow once it is connected`,
    playsNone: "nothing played yet",
    live: "Live channel",
    lives: { yes: "open", no: "not open; it asks from time to time" },
    manifest: "Plan on the screen",
    manifests: {
      newest: "the newest",
      behind: "not the newest; renewed at its next contact",
      unknown: "something was changed since its last contact; known once it calls",
    },
    space: "Free space",
    version: "Player version",
    mode: "Starts without network",
    modes: {
      service_worker: "Yes: it plays on after an outage or a restart",
      page: "No: the player was opened over HTTP and cannot restart without network. Use an HTTPS address, or make this address a secure origin in the kiosk browser",
    },
    errors: "Errors the player reports",
    noErrors: "No errors",
    errorWords: {
      plays_quarantined: "Some plays contradict earlier ones and were put aside; tell the administrator",
      plays_implausible: "The player claims more plays than there can have been; not believed, check the player",
      media: "A material could not be fetched",
      manifest: "The manifest could not be read",
      plays: "Plays could not be sent",
      heartbeat: "The heartbeat failed",
      reload: "Reloading failed",
    },
    health: "Health",
  },
);
