import type { Locale } from "@/components/words/locale";

/** Canadian French writes `1 234,56 $ US`: amount first, country after the sign. */
export const NUMBER_LOCALE: Record<Locale, string> = { en: "en", fr: "fr-CA" };

/** Day before month in both, and 24 hours: an instant is read beside vendor consoles that show UTC that way. */
export const DATE_LOCALE: Record<Locale, string> = { en: "en-GB", fr: "fr" };
