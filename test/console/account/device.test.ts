import { expect, test } from "vitest";
import { deviceOf } from "../../../src/console/account/device.ts";
import { typedSecret } from "../../../src/console/account/secret.ts";

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    "Edge · Windows",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; PJZ110) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50",
    "WeChat · Android",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Safari · iPhone",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"],
  ["curl/8.5.0", null],
  ["", null],
])("%s", (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

test("a secret is shown in groups of four", () => {
  expect(typedSecret("otpauth://totp/x:y?secret=ABCDEFGHIJ&issuer=x")).toBe("ABCD EFGH IJ");
  expect(typedSecret("otpauth://totp/x:y?secret=ABCDEFGH&issuer=x")).toBe("ABCD EFGH");
});
