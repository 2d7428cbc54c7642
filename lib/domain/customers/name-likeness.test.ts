import { describe, expect, test } from "vitest";
import { likeliest, nameLikeness } from "@/lib/domain/customers/name-likeness";

describe("two names of one company", () => {
  test.each([
    ["Acme", "ACME Inc.", "same"],
    ["Échelle Logistique", "Echelle Logistique S.A.R.L.", "same"],
    ["Borealis-Data", "Borealis Data GmbH & Co. KG", "same"],
    ["STRASSE", "Straße", "same"],
    ["Under Bridge, Ltd.", "Bridge Under", "same-words"],
    ["Acme", "Acme Canada", "one-in-other"],
    ["株式会社東京", "東京", null],
    ["東京", "東京 大阪", "one-in-other"],
    ["Borealis", "Borealiss", "spelling"],
    ["Harbour Light Energy", "Harbour Light Power", "shared-words"],
    ["Acme", "Borealis", null],
    ["Harbour Ltd", "Meadow Ltd", null],
    ["The Co", "A and B", null],
    ["", "Acme", null],
    ["–", "—", null],
  ])("%s and %s: %s", (one, other, why) => {
    expect(nameLikeness(one, other)?.why ?? null).toBe(why);
    expect(nameLikeness(other, one)?.why ?? null).toBe(why);
  });

  test("a legal form counts when there is nothing else", () => {
    expect(nameLikeness("Company Ltd", "Ltd Company")?.why).toBe("same-words");
  });

  test("a word is named that both have", () => {
    expect(nameLikeness("Acme North", "Acme South")?.shared ?? []).toEqual([]);
    expect(nameLikeness("Acme", "Acme Canada")?.shared).toEqual(["acme"]);
  });
});

test("the likeliest come first, and never more than asked for", () => {
  const names = ["Acme Holdings Canada", "Borealis", "Acme", "Acme Canada"].map((name) => ({ name }));
  expect(likeliest("ACME, Inc.", names, 2).map(({ name }) => name)).toEqual(["Acme", "Acme Canada"]);
});
