import type { Locale } from "@/components/words/locale";
import { numberFormat } from "./kept-format";
import { NUMBER_LOCALE } from "./number-locale";
import { isZero, requirePlainDecimal } from "./plain-decimal";

export type QuantityFormat = { value: string; locale: Locale; digits?: number };

export function formatQuantity({ value, locale, digits = 2 }: QuantityFormat): string {
  const format = numberFormat(NUMBER_LOCALE[locale], {
    maximumFractionDigits: digits,
    roundingMode: "halfEven",
    signDisplay: "negative",
  });
  return format.format(requirePlainDecimal(isZero(value) ? "0" : value)).replace("-", "−");
}
