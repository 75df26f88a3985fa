import { env, runInDurableObject } from "cloudflare:test";
import { beforeAll, expect, test } from "vitest";
import { anonymous, newBureau, PASSWORD, send, signIn, type TestBureau } from "../support/api.ts";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
}, 60_000);

test("a sign-in that does not say how long it is, is read no further than 1 MiB", async () => {
  let read = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 1;
      if (read > 64) controller.close();
      else controller.enqueue(new Uint8Array(256 * 1024).fill(32));
    },
  });
  const headers = { "content-type": "application/json" };
  const response = await send("/api/auth/sign-in/email", { method: "POST", headers, body });
  expect(response.status).toBe(413);
  expect(read).toBeLessThan(64);
});

test("a session keeps the address that it came from, and not the one that the client claims", async () => {
  await bureau.as("planner");
  const email = `planner@${bureau.id}.test`;
  const response = await send("/api/auth/sign-in/email", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "cf-connecting-ip": "192.0.2.7",
      "x-forwarded-for": "203.0.113.9",
    },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  expect(response.status).toBe(200);
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { DIRECTORY: DurableObjectNamespace }).DIRECTORY.getByName("directory");
  const addresses = await runInDurableObject(stub, (_, state) =>
    state.storage.sql
      .exec<{ ipAddress: string | null }>(
        'SELECT ipAddress FROM session JOIN "user" ON "user".id = userId WHERE email = ?',
        email,
      )
      .toArray()
      .map((row) => row.ipAddress),
  );
  expect(addresses).toContain("192.0.2.7");
  expect(addresses).not.toContain("203.0.113.9");
});

test("an invitation accepted several times at once makes one account and no fault", async () => {
  const admin = await bureau.as("admin");
  const email = `hurried@${bureau.id}.test`;
  const { token = "" } = await admin.call("invitation.create", {
    params: { bureau: bureau.id },
    body: { email, grant: { roles: ["planner"] } },
  });
  const accept = () =>
    anonymous("invitation.accept", {
      params: { invitation_token: token },
      body: { name: "hurried", password: PASSWORD },
    });
  const answers = await Promise.allSettled(Array.from({ length: 5 }, accept));
  const refused = answers.flatMap((one) => (one.status === "rejected" ? [String(one.reason.problem.status)] : []));
  expect(refused).toHaveLength(4);
  for (const status of refused) expect(["401", "409", "410"]).toContain(status);
  expect(await signIn(email)).toMatchObject({ email });
});

test("of better-auth only what has a row exists", async () => {
  const closed = [
    ["GET", "get-session"],
    ["GET", "list-sessions"],
    ["GET", "ok"],
    ["GET", "error"],
    ["POST", "sign-up/email"],
    ["POST", "update-user"],
    ["POST", "delete-user"],
    ["POST", "change-email"],
    ["POST", "set-password"],
    ["POST", "request-password-reset"],
    ["POST", "revoke-session"],
    ["POST", "link-social"],
    ["POST", "two-factor/send-otp"],
    ["POST", "two-factor/get-totp-uri"],
    ["POST", "callback/oidc/more"],
  ];
  for (const [method = "", path = ""] of closed) {
    const response = await (
      await bureau.as("planner")
    ).send(`/api/auth/${path}`, {
      method,
      ...(method === "POST" && { body: "{}", headers: { "content-type": "application/json" } }),
    });
    expect(response.status, path).toBe(404);
    expect(await response.json(), path).toMatchObject({ code: "not_found" });
  }
  const wrongMethod = await send("/api/auth/sign-in/email");
  expect(wrongMethod.status).toBe(405);
});

test("a sign-in that is not as it should be is refused by the path of the field, in both languages", async () => {
  const refused = async (body: unknown, language: string) => {
    const response = await send("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": language },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(422);
    return (await response.json<{ errors: { path: string; message: string }[] }>()).errors;
  };
  const [english] = await refused({ email: "nobody", password: "x" }, "en");
  const [chinese] = await refused({ email: "nobody", password: "x" }, "zh-CN");
  expect([english?.path, chinese?.path]).toEqual(["email", "email"]);
  expect(english?.message).not.toBe(chinese?.message);
  expect((await refused({ email: "a@b.test", password: "x", rememberMe: true }, "en"))[0]?.path).toBe("rememberMe");
});
