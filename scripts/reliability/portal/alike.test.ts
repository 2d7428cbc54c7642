import { expect, test } from "vitest";
import type { AccessCase } from "./access-cases";
import { unlikePairs } from "./alike";
import type { Answer } from "./portal-client";

const HTML = { "content-type": "text/html", "content-security-policy": "script-src 'nonce-abc123'" };
const page = (text: string): Answer => ({ status: 404, headers: HTML, text: `<p nonce="abc123">${text}</p>` });

function asked(object: AccessCase["object"], ids: readonly string[]): AccessCase {
  const principal = { name: "viewer-a", role: "viewer", email: "", cookie: "" } as const;
  const unused = { ask: async () => page(""), judge: () => null };
  return { title: object, entry: "/settings/connections/[upstream]", principal, object, ids, ...unused };
}

const pair = (foreign: string, absent: string) =>
  unlikePairs(
    new Map([
      [asked("foreign", ["here"]), page(foreign)],
      [asked("absent", ["nowhere"]), page(absent)],
    ]),
  );

test("answers are alike that differ by the id in their address alone, even where it is a word of the page", () => {
  expect(pair("Nothing is here. here asked", "Nothing is here. nowhere asked")).toEqual([]);
});

test("an answer that says a word more than the other is told apart", () => {
  expect(pair("Nothing there. here asked", "Nothing there. nowhere asked today")).toHaveLength(1);
});
