/** Group robots of WeCom and DingTalk: where alerts may go when the installation names nobody else. */
const ROBOTS = ["qyapi.weixin.qq.com", "oapi.dingtalk.com"];

/** The hosts that the installation lets bureaus send alerts to, from `host` or `host:port` separated by commas. */
export function webhookHosts(setting: string | undefined): readonly string[] {
  if (setting === undefined) return ROBOTS;
  return setting.split(",").map((host) => host.trim().toLowerCase());
}

/**
 * Whether alerts may go there. A bureau writes the address, and whatever the server can reach it would reach for the
 * bureau: only hosts and ports that the installation names, by HTTPS, and no name and password on the way.
 */
export function mayReceiveAlerts(url: string, hosts: readonly string[]): boolean {
  const { protocol, username, password, host } = new URL(url);
  return protocol === "https:" && username === "" && password === "" && hosts.includes(host);
}
