import type { Locale } from "@/components/words/locale";
import { numberFormat } from "./kept-format";
import { NUMBER_LOCALE } from "./number-locale";
import { isZero, requirePlainDecimal } from "./plain-decimal";

export type PercentFormat = { value: string; locale: Locale; digits?: number; signed?: boolean };

/** `value` is a share: "0.125" is 12.5 %. */
export function formatPercent({ value, locale, digits = 1, signed = false }: PercentFormat): string {
  const format = numberFormat(NUMBER_LOCALE[locale], {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    roundingMode: "halfEven",
    signDisplay: signed ? "exceptZero" : "negative",
  });
  return format.format(requirePlainDecimal(isZero(value) ? "0" : value)).replace("-", "−");
}
