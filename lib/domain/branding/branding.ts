export const BRANDING_FIELDS = [
  "partner",
  "accentLight",
  "accentDark",
  "supportName",
  "supportEmail",
  "supportPhone",
  "supportPage",
  "noteEn",
  "noteFr",
] as const;
export type BrandingField = (typeof BRANDING_FIELDS)[number];

/** What an admin typed; empty where nothing was. */
export type BrandingTexts = Readonly<Record<BrandingField, string>>;

export interface Logo {
  /** Of the picture as it is kept: another picture has another address. */
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

/** How the customers' side presents the partner. With all of it empty it looks as it came. */
export interface Branding {
  readonly texts: BrandingTexts;
  readonly logo: Logo | null;
}

export interface KeptBranding extends Branding {
  readonly version: number;
  readonly setByName: string | null;
  readonly setAt: string;
}

/** The partner's note in the reader's language, else in the one it was written in. */
export function supportNote(
  { noteEn, noteFr }: BrandingTexts,
  locale: string,
): { text: string; lang: "en" | "fr" } | null {
  const notes = [
    { text: noteEn, lang: "en" as const },
    { text: noteFr, lang: "fr" as const },
  ].filter(({ text }) => text !== "");
  return notes.find(({ lang }) => lang === locale) ?? notes[0] ?? null;
}

export function hasSupport({ supportName, supportEmail, supportPhone, supportPage, noteEn, noteFr }: BrandingTexts) {
  return [supportName, supportEmail, supportPhone, supportPage, noteEn, noteFr].some((text) => text !== "");
}
