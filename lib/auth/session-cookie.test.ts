import { expect, test } from "vitest";
import { callbackCookie, sessionCookie, visitCookie } from "@/lib/auth/session-cookie";

test.each([
  ["session", sessionCookie, "headwater.sid"],
  ["return", callbackCookie, "headwater.callback"],
  ["state", (origin: string) => visitCookie("state", origin), "headwater.state"],
])("on https the %s cookie is bound to the host, comes by https only, and no script reads it", (_what, made, name) => {
  expect(made("https://portal.example.com")).toEqual({
    name: `__Host-${name}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
  // Browsers take the prefix and the flag on https only.
  expect(made("http://127.0.0.1:3000")).toMatchObject({ name, options: { httpOnly: true, secure: false } });
});
