import { clsx } from "clsx";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { marginOf, type Sale } from "@/lib/domain/pricing/sale";
import type { ProductBill } from "@/lib/domain/pricing/scenario-bill";
import { subtractDecimals } from "@/lib/domain/values/decimal-text";
import { Amount } from "../ui/figures/amount";
import { formatPercent } from "../ui/figures/format-percent";

/** Where figures of one product stand below those of the next; on phones two by two with their names. */
export const FIGURE_COLUMNS =
  "grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_7.5rem_7.5rem_7.5rem_9.5rem] sm:items-baseline";

function Figure({ label, children, strong = false }: { label: string; children: ReactNode; strong?: boolean }) {
  return (
    <p className={clsx("text-sm sm:text-right", strong && "font-medium")}>
      <span className="text-xs text-muted sm:sr-only">{label} </span>
      {children}
    </p>
  );
}

/** What is earned, in money and of what is charged; a loss by name. */
export function MarginText({ sale, currency }: { sale: Sale | null; currency: string }) {
  const locale = useLocale();
  const margin = sale && marginOf(sale);
  if (!margin) return "—";
  return (
    <>
      <Amount value={margin.amount} currency={currency} show="none" loss />
      {margin.share !== null && (
        <span className="ml-2 text-xs text-muted">{formatPercent({ value: margin.share, locale })}</span>
      )}
    </>
  );
}

/** One product's figures, in the columns of all. */
export function SaleFigures({ bill: { before, after }, currency }: { bill: ProductBill; currency: string }) {
  const t = useTranslations("whatIf");
  const amount = (value: string, signed = false) => (
    <Amount value={value} currency={currency} show="none" signed={signed} />
  );
  return (
    <>
      <Figure label={t("before")}>{amount(before.charged)}</Figure>
      <Figure label={t("after")} strong>
        {after ? amount(after.charged) : "—"}
      </Figure>
      <Figure label={t("difference")}>
        {after ? amount(subtractDecimals(after.charged, before.charged), true) : "—"}
      </Figure>
      <Figure label={t("margin")}>
        <MarginText sale={after} currency={currency} />
      </Figure>
    </>
  );
}
