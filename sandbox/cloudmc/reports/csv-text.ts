import type { NameMap } from "../organizations/organization-rows";

export const LANGUAGES = ["en", "fr", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

export function languageOf(text: string | null): Language | undefined {
  return LANGUAGES.find((known) => known === text);
}

export function nameIn(language: Language, names: NameMap | undefined, fallback: string): string {
  const known = names ?? {};
  return known[language] ?? known.en ?? Object.values(known)[0] ?? fallback;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(cells: readonly string[]): string {
  return cells.map(cell).join(",");
}
