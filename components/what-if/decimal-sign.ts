import type { Locale } from "../words/locale";

/** How the language writes a decimal number where one types. */
export function decimalSign(locale: Locale): "." | "," {
  return locale === "fr" ? "," : ".";
}
