import { expect, test } from "vitest";
import { wordIn } from "@/lib/domain/values/words";

test.each([
  ["the wanted language", { en: "Storage", fr: "Stockage" }, "Stockage"],
  ["English when it is missing", { en: "Storage", es: "Almacenamiento" }, "Storage"],
  ["whatever there is without English", { fr: "", es: "Almacenamiento" }, "Almacenamiento"],
  ["the fallback when there is no text", { fr: "", en: "" }, "SKU-1"],
  ["the fallback when there is no language", {}, "SKU-1"],
])("a name is given in %s", (_which, words, text) => {
  expect(wordIn(words, "fr", "SKU-1")).toBe(text);
});
