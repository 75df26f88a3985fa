import { expect, test } from "vitest";
import { mayReceiveAlerts, webhookHosts } from "../../../src/domain/alert/webhook.ts";

test("where nobody is named alerts go to the robots of WeCom and DingTalk", () => {
  const hosts = webhookHosts(undefined);
  expect(mayReceiveAlerts("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x", hosts)).toBe(true);
  expect(mayReceiveAlerts("https://oapi.dingtalk.com/robot/send?access_token=x", hosts)).toBe(true);
  expect(mayReceiveAlerts("https://10.0.0.5/admin", hosts)).toBe(false);
});

const hosts = webhookHosts("robot.example, Gate.example:8443");

test.each([
  ["https://robot.example/send", true],
  ["https://ROBOT.example:443/send", true],
  ["https://gate.example:8443/", true],
  ["https://gate.example/", false],
  ["https://robot.example:22/", false],
  ["http://robot.example/", false],
  ["https://user:word@robot.example/", false],
  ["https://robot.example.evil.example/", false],
  ["https://robot.example@evil.example/", false],
  ["https://127.0.0.1/", false],
  ["https://[::1]/", false],
])("%s may receive alerts: %s", (url, may) => {
  expect(mayReceiveAlerts(url, hosts)).toBe(may);
});

test("an installation that names nobody lets none out", () => {
  expect(mayReceiveAlerts("https://robot.example/", webhookHosts(""))).toBe(false);
});
