import { expect, test } from "vitest";
import { chooseLocale } from "./locale";

test("a language chosen in the portal wins over the browser's list", () => {
  expect(chooseLocale("fr", "en-GB,en;q=0.9")).toBe("fr");
});

test.each([
  ["fr-CA,fr;q=0.9,en;q=0.8", "fr"],
  ["de-DE,de;q=0.9,en;q=0.5,fr;q=0.7", "fr"],
  ["de", "en"],
  ["fr;q=0,en;q=0.1", "en"],
  ["", "en"],
  [null, "en"],
])("the browser's list %s gives %s", (header, locale) => {
  expect(chooseLocale(undefined, header)).toBe(locale);
});

test("a cookie with a language we do not have is passed over", () => {
  expect(chooseLocale("tlh", "fr")).toBe("fr");
});
