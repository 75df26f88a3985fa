import type { KeptStorage } from "../store/kept.ts";

/** What the player says by itself, in both languages. */
const ZH = {
  cardSlogan: "守住钱袋子 · 护好幸福家",
  reportTo: "非法集资线索举报",
  pairTitle: "屏幕配对",
  pairHint: "在控制台打开“屏幕 → 配对”，输入配对码；也可以用手机扫码",
  pairAsking: "正在申请配对码…",
  pairWaiting: "等待屏幕管理员确认",
  pairUnreachable: "暂时连接不到服务器，正在自动重试…",
  pairRevoked: "此屏幕已被解除配对。播放记录仍保存在本机，重新配对后继续上传。",
  storeBroken: "本机存储不可用，无法保存播放记录。请检查磁盘空间和浏览器设置，一分钟后自动重试。",
  elsewhere: "本机已在另一个窗口播放，此窗口已停止。",
  product: "防非宣传播放端",
  close: "关闭",
  repair: "重新配对",
  repairSure: "再按一次确认重新配对",
  language: "English",
  screen: "屏幕",
  bureau: "单位",
  contact: "服务器",
  online: "在线",
  offline: "离线",
  never: "从未联系",
  secondsAgo: "秒前",
  manifest: "清单版本",
  spot: "正在播出",
  clock: "时钟校正",
  store: "启动方式",
  serviceWorker: "断网可启动（Service Worker）",
  page: "普通页面（断网时请勿刷新）",
  unsent: "未上传播放记录",
  files: "素材就绪",
  free: "剩余空间",
  unknown: "未知",
  version: "播放端版本",
  errors: "最近错误",
  none: "无",
  live: "实时通道",
  liveOpen: "已连接",
  livePolling: "未连接，按时轮询",
  framed: "网页（截图不能显示其内容）",
  phases: { spot: "计划播出", fallback: "垫播内容", card: "内置卡片", dark: "非开放时间", pairing: "配对" },
};

export type Words = typeof ZH;

const EN: Words = {
  cardSlogan: "Guard your savings · Keep your family safe",
  reportTo: "Report illegal fundraising",
  pairTitle: "Pair this screen",
  pairHint: "In the console, open Screens → Pair and type this code, or scan it with a phone",
  pairAsking: "Asking for a code…",
  pairWaiting: "Waiting for a screen operator",
  pairUnreachable: "The server cannot be reached. Trying again…",
  pairRevoked: "This screen was unpaired. Its play records are kept here and will be sent once it is paired again.",
  storeBroken: "This device's storage cannot be used. Check disk space and browser settings; trying again in a minute.",
  elsewhere: "Another window on this device is playing now; this one has stopped.",
  product: "Fangfei screen player",
  close: "Close",
  repair: "Pair again",
  repairSure: "Press again to pair anew",
  language: "中文",
  screen: "Screen",
  bureau: "Bureau",
  contact: "Server",
  online: "online",
  offline: "offline",
  never: "never reached",
  secondsAgo: "s ago",
  manifest: "Manifest",
  spot: "On the air",
  clock: "Clock correction",
  store: "Start mode",
  serviceWorker: "Starts without a network (service worker)",
  page: "Plain page (do not reload while offline)",
  unsent: "Plays not sent",
  files: "Media ready",
  free: "Free space",
  unknown: "unknown",
  version: "Player version",
  errors: "Recent errors",
  none: "none",
  live: "Live channel",
  liveOpen: "open",
  livePolling: "not open, polling",
  framed: "Web page (a screenshot cannot show its inside)",
  phases: { spot: "as planned", fallback: "fallback", card: "built-in card", dark: "closed", pairing: "pairing" },
};

const KEY = "fangfei.language";

/** Chinese unless English was chosen on this device. */
export function currentWords(storage: KeptStorage): Words {
  return storage.getItem(KEY) === "en" ? EN : ZH;
}

/** What is written already hears of it as of the browser's own `languagechange`. */
export function switchLanguage(storage: KeptStorage): void {
  storage.setItem(KEY, storage.getItem(KEY) === "en" ? "zh" : "en");
  window.dispatchEvent(new Event("languagechange"));
}
