import { expect, test } from "vitest";
import { loggedPath } from "../../src/api/logged-path.ts";

const secret = "q3Ff0mZ8hXc2v9LwTn5bKd7JrYs1PaGuEiO4Hj6MkVo";
const id = `scr_${"0".repeat(26)}`;

test.each([
  [`/api/password-resets/${secret}`, "/api/password-resets/*"],
  [`/api/invitations/jianghai.${secret}/accept`, "/api/invitations/*/accept"],
  [`/media/jianghai/${"a".repeat(64)}`, "/media/*/*"],
  [`/api/bureaus/jianghai/screens/${id}`, `/api/bureaus/jianghai/screens/${id}`],
  ["/api/bureaus/jianghai/relaxation/confirm", "/api/bureaus/jianghai/relaxation/confirm"],
  [`/${secret}`, "/*"],
  ["/", "/"],
])("%s is logged as %s", (path, logged) => {
  expect(loggedPath(path)).toBe(logged);
});
