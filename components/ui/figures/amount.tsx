import { clsx } from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { type CurrencyShow, formatAmount } from "./format-amount";
import { exactText, isNegative } from "./plain-decimal";

export type AmountProps = {
  value: string;
  currency: string;
  show?: CurrencyShow;
  signed?: boolean;
  /** A negative value here is money lost: it is named so, not only coloured. */
  loss?: boolean;
  className?: string;
};

export function Amount({ value, currency, show = "symbol", signed = false, loss = false, className }: AmountProps) {
  const locale = useLocale();
  const isLoss = loss && isNegative(value);
  return (
    <data
      value={value}
      title={`${exactText(value)} ${currency}`}
      className={clsx("tnum whitespace-nowrap", isLoss && "text-negative", className)}
    >
      {formatAmount({ value, currency, locale, show, signed })}
      {isLoss && <LossWord />}
    </data>
  );
}

function LossWord() {
  const t = useTranslations("ui");
  return ` ${t("loss")}`;
}
