import { reachableUrls } from "./address.ts";
import { say } from "./refusal.ts";
import type { Server } from "./serve.ts";
import type { Settings } from "./settings.ts";

/** Prints where the server is reached, and what the operator should do next. */
export function announce(server: Server, settings: Settings): void {
  const urls = reachableUrls(settings.host, server.port);
  if (settings.publicUrl) urls.unshift(settings.publicUrl);
  say("防非已启动,可从以下地址访问:", "Fangfei is running at:");
  for (const url of urls) console.log(`  ${url}/`);
  if (server.demo) {
    say(
      "演示模式:演示账号的密码是公开的,凡能访问上述地址的人都能登录。切勿录入真实数据;正式使用请换空目录并设 FANGFEI_DEMO=0(见 docs/operations.md)。",
      "Demo: its accounts' passwords are public, and whoever reaches these addresses can sign in. Enter no real data; for real use start on an empty folder with FANGFEI_DEMO=0 (docs/operations.md).",
    );
  }
  if (!settings.publicUrl?.startsWith("https:")) {
    say(
      "当前仅为 HTTP,密码以明文经过网络。请在前面加 HTTPS 代理并设置 FANGFEI_PUBLIC_URL(见 docs/operations.md)。",
      "HTTP only: passwords cross the network in clear. Put an HTTPS proxy in front and set FANGFEI_PUBLIC_URL (docs/operations.md).",
    );
  }
  if (!server.demo && server.health.setup === "open") {
    say("首次设置(链接只能用一次):", "First set-up (this link works once):");
    console.log(`  ${urls[0]}/setup?token=${server.secrets["setup-secret"]}`);
  }
}
