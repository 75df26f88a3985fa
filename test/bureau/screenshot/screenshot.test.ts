import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../../../src/platform/digest.ts";
import { newBureau, send, type TestBureau } from "../../support/api.ts";
import { newStage, type Device, type Stage } from "../../support/on-air.ts";

let bureau: TestBureau;
let stage: Stage;
const NOW = new Date().toISOString();
/** The beginning and the end of a JPEG; nobody decodes it here. */
const JPEG = new Uint8Array([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
]);

beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
});

describe("a screenshot", () => {
  it("is asked for over the live channel, and kept with its hash for whoever may see the screen", async () => {
    const { screen, device, asked } = await askedScreen();
    expect(asked.state).toBe("asked");
    expect((await picture(device, asked.id, JPEG)).status).toBe(204);
    const operator = await bureau.as("operator");
    const { items } = await operator.call("screenshot.list", { params: { ...stage.params, screen } });
    expect(items[0]).toMatchObject({ id: asked.id, state: "taken", sha256: sha256(JPEG), bytes: JPEG.length });
    const file = await operator.send(items[0]?.url ?? "");
    expect(file.headers.get("content-type")).toBe("image/jpeg");
    expect(sha256(new Uint8Array(await file.arrayBuffer()))).toBe(sha256(JPEG));
    expect((await send(items[0]?.url ?? "")).status).toBe(401);
    const partner = await bureau.partner(await bureau.institution("银行"));
    expect((await partner.send(items[0]?.url ?? "")).status).toBe(403);
  });

  it("cannot be asked of a screen that is not there to hear it", async () => {
    const { id } = await stage.screen({}, NOW);
    const operator = await bureau.as("operator");
    await expect(
      operator.call("screenshot.request", { params: { ...stage.params, screen: id } }),
    ).rejects.toMatchObject({
      problem: { code: "conflict" },
    });
  });

  it("is taken once, from the screen that was asked, as a JPEG of a size that makes sense", async () => {
    const one = await askedScreen();
    const other = await askedScreen();
    expect((await picture(other.device, one.asked.id, JPEG)).status).toBe(404);
    expect((await picture(one.device, one.asked.id, new TextEncoder().encode("<html>"))).status).toBe(422);
    expect((await picture(one.device, one.asked.id, new Uint8Array(1024 * 1024 + 1))).status).toBe(413);
    expect((await picture(one.device, one.asked.id, JPEG)).status).toBe(204);
    expect((await picture(one.device, one.asked.id, JPEG)).status).toBe(410);
  });

  it("lapses when none comes within a minute", async () => {
    const { screen, device, asked } = await askedScreen();
    const later = new Date(Date.now() + 61_000).toISOString();
    const operator = await bureau.as("operator");
    const { items } = await operator.at(later)("screenshot.list", { params: { ...stage.params, screen } });
    expect(items[0]).toMatchObject({ id: asked.id, state: "lapsed", url: null });
    expect((await picture(device, asked.id, JPEG, later)).status).toBe(410);
  });
});

async function askedScreen() {
  const { id: screen } = await stage.screen({}, NOW);
  const device = await stage.pair(screen, NOW);
  const headers = { upgrade: "websocket", "sec-websocket-protocol": `fangfei.v1, token.${device.token}` };
  const { webSocket } = await send("/api/device/v1/live", { headers });
  if (!webSocket) throw new Error("The live channel did not open");
  webSocket.accept();
  const heard = new Promise<unknown>((resolve) =>
    webSocket.addEventListener("message", ({ data }) => resolve(JSON.parse(String(data))), { once: true }),
  );
  const operator = await bureau.as("operator");
  const asked = await operator.call("screenshot.request", { params: { ...stage.params, screen } });
  expect(await heard).toEqual({ type: "screenshot", screenshot: asked.id });
  webSocket.close();
  return { screen, device, asked };
}

function picture(device: Device, id: string, body: Uint8Array, at = new Date().toISOString()): Promise<Response> {
  const headers = {
    authorization: `Bearer ${device.token}`,
    "content-type": "image/jpeg",
    "fangfei-demo-secret": "test-demo-secret",
    "fangfei-demo-instant": at,
  };
  return send(`/api/device/v1/screenshots/${id}`, { method: "POST", headers, body });
}
