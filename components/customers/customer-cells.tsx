import type { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatAmount } from "@/components/ui/figures/format-amount";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { formatMonth } from "@/components/ui/figures/format-month";
import { formatQuantity } from "@/components/ui/figures/format-quantity";
import { exactText } from "@/components/ui/figures/plain-decimal";
import { markId } from "@/components/ui/status-marks";
import type { Locale } from "@/components/words/locale";
import { PATTERN_KINDS } from "@/lib/domain/assignments/family-pattern";
import { CLASSIFICATIONS } from "@/lib/domain/customers/customer";
import type { CustomerLine } from "@/lib/domain/customers/customer-line";
import type { CustomerColumn } from "@/lib/domain/customers/customer-list-query";

/** What all rows of a list share, made once: a row then is nothing but its cells. */
export interface CustomerWords {
  readonly locale: Locale;
  readonly pattern: Readonly<Record<string, string>>;
  readonly access: Readonly<Record<string, string>>;
  readonly on: string;
  readonly off: string;
  readonly billingOff: string;
  readonly pick: string;
  readonly accounts: (count: number) => string;
  readonly showMonth: boolean;
  readonly showCode: boolean;
}

export function customerWords(
  t: ReturnType<typeof useTranslations<"customers">>,
  rest: Pick<CustomerWords, "locale" | "pick" | "showMonth" | "showCode">,
): CustomerWords {
  return {
    ...rest,
    pattern: Object.fromEntries(PATTERN_KINDS.map((kind) => [kind, t(`pattern.${kind}`)])),
    access: Object.fromEntries(CLASSIFICATIONS.map((kind) => [kind, t(`access.${kind}`)])),
    on: t("billing.on"),
    off: t("billing.off"),
    billingOff: t("header.billingOff"),
    accounts: (count) => t("accountCount", { count }),
  };
}

type Cell = (row: CustomerLine, words: CustomerWords) => ReactNode;

export const CUSTOMER_CELLS: Readonly<Record<CustomerColumn, Cell>> = {
  id: ({ id, isBilled, pattern }, words) => (
    <td key="id" data-phone="sub" className="text-muted">
      <span className="font-mono">{id}</span>
      <span className="sm:hidden"> · {isBilled ? words.pattern[pattern] : words.billingOff}</span>
    </td>
  ),
  pattern: ({ pattern }, words) => (
    <td key="pattern" className={pattern === "empty" ? "text-muted" : undefined}>
      {words.pattern[pattern]}
    </td>
  ),
  accounts: ({ accounts }, words) => (
    <td key="accounts" data-numeric="" data-phone="figure2" className="tnum">
      <span className="max-sm:hidden">
        {formatQuantity({ value: String(accounts), locale: words.locale, digits: 0 })}
      </span>
      <span className="sm:hidden">{words.accounts(accounts ?? 0)}</span>
    </td>
  ),
  billing: ({ isBilled }, words) => (
    <td key="billing">
      <span className="inline-flex items-center gap-1.5">
        <svg width={14} height={14} className={isBilled ? "text-positive" : "text-muted"} aria-hidden>
          <use href={`#${markId(isBilled ? "positive" : "neutral")}`} />
        </svg>
        {isBilled ? words.on : words.off}
      </span>
    </td>
  ),
  access: ({ access }, words) => <td key="access">{access && words.access[access]}</td>,
  trial: ({ trial }, { locale }) => dayCell("trial", trial, locale),
  contact: ({ contact }) => textCell("contact", contact),
  folder: ({ folder }) => textCell("folder", folder),
  cloudmc: ({ cloudmc }) => textCell("cloudmc", cloudmc, "font-mono truncate max-w-48"),
  here: ({ here }) => textCell("here", here, "font-mono"),
  cost: ({ cost }, { locale, showMonth, showCode }) => (
    <td key="cost" data-numeric="" data-phone="figure" className={cost ? "tnum" : "text-muted"}>
      {cost && showMonth && (
        <span className="mr-2 text-xs text-muted">{formatMonth(cost.month, locale, "short-month")}</span>
      )}
      {cost ? (
        <data value={cost.amount} title={`${exactText(cost.amount)} ${cost.currency}`}>
          {formatAmount({ value: cost.amount, currency: cost.currency, locale, show: showCode ? "code" : "symbol" })}
        </data>
      ) : (
        "—"
      )}
    </td>
  ),
  created: ({ created }, { locale }) => dayCell("created", created, locale),
};

function textCell(key: string, text: string | null, className = "truncate max-w-64") {
  return (
    <td key={key} className={className} title={text ?? undefined}>
      {text && <bdi>{text}</bdi>}
    </td>
  );
}

function dayCell(key: string, at: string | null, locale: Locale) {
  return (
    <td key={key} data-numeric="" className="tnum text-muted">
      {at && (
        <time dateTime={at} title={formatInstant({ at, locale, show: "exact" })}>
          {formatInstant({ at, locale, show: "date" })}
        </time>
      )}
    </td>
  );
}
