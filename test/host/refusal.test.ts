import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dataFolder, refused, start } from "./instance.ts";

test("refuses a port that is taken", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  const { code, output } = await refused({ FANGFEI_DATA: dataFolder(), PORT: port });
  other.close();
  expect(code).toBe(1);
  expect(output).toBe(
    `端口 ${port} 已被占用。请停止占用它的程序,或用 PORT 指定其他端口。\n` +
      `Port ${port} is already in use. Stop the other program or choose another port with PORT.\n`,
  );
});

test("refuses a data folder it cannot write", async () => {
  const file = join(dataFolder(), "file");
  writeFileSync(file, "");
  const { code, output } = await refused({ FANGFEI_DATA: join(file, "data") });
  expect(code).toBe(1);
  expect(output).toContain("数据目录不可写");
  expect(output).toContain("The data folder is not writable");
});

test("refuses a data folder that another instance uses, and names it", async () => {
  const folder = dataFolder();
  const first = await start({ FANGFEI_DATA: folder });
  const { code, output } = await refused({ FANGFEI_DATA: folder });
  expect(code).toBe(1);
  expect(output).toContain(`Another instance (process ${first.process.pid}) is using this data folder: ${folder}`);
  expect((await fetch(`${first.url}/healthz`)).ok).toBe(true);
});

test.each([
  [{ PORT: "http" }, "PORT is not a port number: http"],
  [{ PORT: "65536" }, "PORT is not a port number: 65536"],
  [{ HOST: "192.0.2.77" }, "This machine has no address 192.0.2.77"],
  [{ FANGFEI_PUBLIC_URL: "fangfei.example.cn" }, "must be an origin"],
  [{ FANGFEI_PUBLIC_URL: "https://example.cn/fangfei" }, "must be an origin"],
  [{ FANGFEI_PROXY: "proxy.example.cn" }, "must list the proxies' IP addresses"],
  [{ FANGFEI_DEMO: "no" }, "FANGFEI_DEMO must be 0 or 1"],
  [{ FANGFEI_WEBHOOKS: "https://robot.example/send" }, "must be none or list hosts"],
  [{ FANGFEI_OUTBOUND: "everything" }, "list public, private or network blocks"],
  [{ FANGFEI_OIDC_ISSUER: "https://idp.example.cn" }, "needs FANGFEI_OIDC_CLIENT_ID and FANGFEI_PUBLIC_URL"],
  [
    {
      FANGFEI_OIDC_ISSUER: "http://idp.example.cn",
      FANGFEI_OIDC_CLIENT_ID: "fangfei",
      FANGFEI_PUBLIC_URL: "https://fangfei.example.cn",
    },
    "must be an https URL",
  ],
])("refuses %j", async (environment, message) => {
  const { code, output } = await refused({ FANGFEI_DATA: dataFolder(), ...environment });
  expect(code).toBe(1);
  expect(output).toContain(message);
});
