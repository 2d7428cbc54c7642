import { expect, test } from "vitest";
import { choiceCookie, chosenIn } from "./choice-cookie";

test("on https a choice is kept for this host alone and sent by https only", () => {
  expect(choiceCookie({ name: "theme", value: "dark", isSecure: true })).toBe(
    "__Host-theme=dark; path=/; max-age=31536000; samesite=lax; secure",
  );
  expect(choiceCookie({ name: "theme", value: "dark", isSecure: false })).toBe(
    "theme=dark; path=/; max-age=31536000; samesite=lax",
  );
});

test("what was chosen is found under either name, the host's own first", () => {
  const kept = (pairs: Record<string, string>) =>
    new Map(Object.entries(pairs).map(([name, value]) => [name, { value }]));
  expect(chosenIn(kept({ theme: "light" }), "theme")).toBe("light");
  expect(chosenIn(kept({ theme: "light", "__Host-theme": "dark" }), "theme")).toBe("dark");
  expect(chosenIn(kept({}), "theme")).toBeUndefined();
});
