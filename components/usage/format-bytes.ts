import { numberFormat } from "../ui/figures/kept-format";
import { NUMBER_LOCALE } from "../ui/figures/number-locale";
import type { Locale } from "../words/locale";

const KILOBYTE = 1_000;
const MEGABYTE = 1_000_000;

/** A file's size, in kilobytes below one megabyte. */
export function formatBytes(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < MEGABYTE ? [bytes / KILOBYTE, "kilobyte"] : [bytes / MEGABYTE, "megabyte"];
  const format = numberFormat(NUMBER_LOCALE[locale], { style: "unit", unit, maximumFractionDigits: 1 });
  // Which space stands before a unit depends on the engine's year; server and browser must agree.
  return format.format(value).replace(/\s/gu, "\u00a0");
}
