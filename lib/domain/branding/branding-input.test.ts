import { expect, test } from "vitest";
import { BRANDING_FIELDS, type BrandingTexts, supportNote } from "@/lib/domain/branding/branding";
import { BrandingTextsInput } from "@/lib/domain/branding/branding-input";

const empty = Object.fromEntries(BRANDING_FIELDS.map((field) => [field, ""]));
const issuesOf = (texts: Partial<BrandingTexts>) => {
  const read = BrandingTextsInput.safeParse({ ...empty, ...texts });
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

test("all of it may be empty, and what is typed is tidied", () => {
  expect(issuesOf({})).toEqual([]);
  const typed = { partner: "  Northpine ", accentLight: "#0B6472" };
  expect(BrandingTextsInput.parse({ ...empty, ...typed })).toMatchObject({
    partner: "Northpine",
    accentLight: "#0b6472",
  });
});

test.each([
  [{ accentLight: "red" }, "accentLight: accent-form"],
  [{ accentLight: "#fff" }, "accentLight: accent-form"],
  [{ accentLight: "#ffd400" }, "accentLight: accent-faint"],
  [{ accentDark: "#0b6472" }, "accentDark: accent-faint"],
  [{ accentLight: "#0b6472}body{display:none" }, "accentLight: text-too-long"],
  [{ supportEmail: "desk at partner" }, "supportEmail: email-form"],
  [{ supportPhone: "call us" }, "supportPhone: phone-form"],
  [{ supportPage: "http://partner.example" }, "supportPage: page-form"],
  [{ supportPage: "javascript:alert(1)" }, "supportPage: page-form"],
  [{ supportPage: "https://ada:secret@partner.example" }, "supportPage: page-form"],
  [{ partner: "a\u0000b" }, "partner: text-characters"],
])("%j is refused", (texts, issue) => {
  expect(issuesOf(texts)).toContain(issue);
});

test("a phone number may be written as people write it", () => {
  expect(issuesOf({ supportPhone: "+1 (514) 555-0199 x12", supportPage: "https://partner.example/help" })).toEqual([]);
});

test("a note is shown in the reader's language, else in the one there is, marked as such", () => {
  const texts = (noteEn: string, noteFr: string) => BrandingTextsInput.parse({ ...empty, noteEn, noteFr });
  expect(supportNote(texts("Hours", "Heures"), "fr")).toEqual({ text: "Heures", lang: "fr" });
  expect(supportNote(texts("Hours", ""), "fr")).toEqual({ text: "Hours", lang: "en" });
  expect(supportNote(texts("", ""), "en")).toBeNull();
});
