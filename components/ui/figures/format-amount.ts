import type { Locale } from "@/components/words/locale";
import { currencyDigits } from "./currency-digits";
import { numberFormat } from "./kept-format";
import { NUMBER_LOCALE } from "./number-locale";
import { isZero, requirePlainDecimal } from "./plain-decimal";

export type CurrencyShow = "symbol" | "code" | "none";
export type AmountFormat = {
  value: string;
  currency: string;
  locale: Locale;
  show?: CurrencyShow;
  signed?: boolean;
};

const NO_BREAK = "\u00a0";

function formatFor({ currency, locale, show = "symbol", signed = false }: AmountFormat): Intl.NumberFormat {
  const digits = currencyDigits(currency);
  return numberFormat(NUMBER_LOCALE[locale], {
    ...(show === "symbol" ? { style: "currency", currency } : {}),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    roundingMode: "halfEven",
    signDisplay: signed ? "exceptZero" : "negative",
  });
}

function partText(part: { type: string; value: string }, { currency, locale }: AmountFormat): string {
  if (part.type === "minusSign") return "−";
  if (part.type === "currency" && locale === "fr" && currency === "CAD") return `$${NO_BREAK}CA`;
  return part.value;
}

/** Rounded once, half to even, from the exact decimal. */
export function formatAmount(amount: AmountFormat): string {
  const parts = formatFor(amount).formatToParts(requirePlainDecimal(isZero(amount.value) ? "0" : amount.value));
  const text = parts.map((part) => partText(part, amount)).join("");
  if (amount.show !== "code") return text;
  return amount.locale === "fr" ? `${text}${NO_BREAK}${amount.currency}` : `${amount.currency}${NO_BREAK}${text}`;
}
