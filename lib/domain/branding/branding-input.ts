import { z } from "zod";
import { isColour, type ShownTheme, whyNotAccent } from "@/lib/domain/branding/accent";
import type { BrandingField } from "@/lib/domain/branding/branding";
import type { LogoRefusal } from "@/lib/domain/branding/logo-file";
import { plainText } from "@/lib/domain/values/plain-text";

export const LONGEST: Readonly<Record<BrandingField, number>> = {
  partner: 60,
  accentLight: 7,
  accentDark: 7,
  supportName: 80,
  supportEmail: 254,
  supportPhone: 40,
  supportPage: 300,
  noteEn: 240,
  noteFr: 240,
};

const text = (field: BrandingField) => plainText("text", { max: LONGEST[field], required: false });
const textLike = (field: BrandingField, message: string, holds: (text: string) => boolean) =>
  text(field).refine((typed) => typed === "" || holds(typed), { error: message });

const accent = (field: BrandingField, theme: ShownTheme) =>
  text(field)
    .transform((typed) => typed.toLowerCase())
    .superRefine((typed, context) => {
      if (typed === "") return;
      const message = isColour(typed) ? whyNotAccent(theme, typed)?.code : "accent-form";
      if (message) context.addIssue({ code: "custom", message });
    });

export const BrandingTextsInput = z.strictObject({
  partner: text("partner"),
  accentLight: accent("accentLight", "light"),
  accentDark: accent("accentDark", "dark"),
  supportName: text("supportName"),
  supportEmail: textLike("supportEmail", "email-form", (typed) => z.email().safeParse(typed).success),
  supportPhone: textLike("supportPhone", "phone-form", (typed) => /^\+?[\d\s().,/x-]{4,}$/i.test(typed)),
  supportPage: textLike("supportPage", "page-form", isOpenPage),
  noteEn: text("noteEn"),
  noteFr: text("noteFr"),
});

const LogoInput = z.discriminatedUnion("at", [
  z.strictObject({ at: z.literal("keep") }),
  z.strictObject({ at: z.literal("remove") }),
  z.strictObject({ at: z.literal("new"), file: z.instanceof(Blob, { error: "file" }) }),
]);

/** The version is the one that the form was made from; sent twice with one id it is one change. */
export const BrandingInput = z.strictObject({
  id: z.uuid(),
  version: z.int().nonnegative(),
  texts: BrandingTextsInput,
  logo: LogoInput,
});
export type BrandingDraft = z.output<typeof BrandingInput>;

export type BrandingRefusal = LogoRefusal | { readonly code: "branding-changed" };

function isOpenPage(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, username, password } = new URL(typed);
  return protocol === "https:" && username === "" && password === "";
}
