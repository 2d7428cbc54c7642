export type Locale = "en" | "fr";
export const LOCALES: readonly Locale[] = ["en", "fr"];
export const LOCALE_COOKIE = "locale";

function isLocale(value: string): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
  const weight = quality === undefined ? 1 : Number(quality.trim().slice(2));
  return Number.isFinite(weight) ? weight : 0;
}

/** A choice made in the portal wins over the browser's list; English answers when neither names a language we have. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (chosen !== undefined && isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.split(";");
      return { language: tag.trim().toLowerCase().split("-")[0] ?? "", weight: weightOf(parameters) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ language }) => language).find(isLocale) ?? "en";
}
