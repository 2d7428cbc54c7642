import type { useTranslations } from "next-intl";
import { formatAmount } from "@/components/ui/figures/format-amount";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { formatMonth } from "@/components/ui/figures/format-month";
import { formatQuantity } from "@/components/ui/figures/format-quantity";
import { exactText } from "@/components/ui/figures/plain-decimal";
import type { ColumnLook } from "@/components/ui/list-columns";
import type { ListCell, ListRow } from "@/components/ui/list-table";
import type { Locale } from "@/components/words/locale";
import { PATTERN_KINDS } from "@/lib/domain/assignments/family-pattern";
import { CLASSIFICATIONS } from "@/lib/domain/customers/customer";
import type { CustomerLine } from "@/lib/domain/customers/customer-line";
import type { CustomerColumn } from "@/lib/domain/customers/customer-list-query";

type CustomerT = ReturnType<typeof useTranslations<"customers">>;

/** What all rows of a list share, made once. */
interface Words {
  readonly locale: Locale;
  readonly pattern: Readonly<Record<string, string>>;
  readonly access: Readonly<Record<string, string>>;
  readonly on: string;
  readonly off: string;
  readonly billingOff: string;
  readonly accounts: (count: number) => string;
  readonly showMonth: boolean;
  readonly showCode: boolean;
}

export interface CostColumn {
  /** The month all rows cost in; undefined when they differ. */
  readonly month: string | undefined;
  readonly severalCurrencies: boolean;
}

export function costColumn(rows: readonly CustomerLine[]): CostColumn {
  const costs = rows.flatMap(({ cost }) => cost ?? []);
  const [month, ...others] = new Set(costs.map((cost) => cost.month));
  return {
    month: others.length === 0 ? month : undefined,
    severalCurrencies: new Set(costs.map(({ currency }) => currency)).size > 1,
  };
}

export const CUSTOMER_LOOKS: Readonly<Record<CustomerColumn, ColumnLook>> = {
  id: { phone: "sub", className: "font-mono text-muted" },
  pattern: {},
  accounts: { numeric: true, phone: "figure2", className: "tnum" },
  billing: {},
  access: {},
  trial: { numeric: true, className: "tnum text-muted" },
  contact: { className: "truncate max-w-64" },
  folder: { className: "truncate max-w-64" },
  cloudmc: { className: "font-mono truncate max-w-48" },
  here: { className: "font-mono" },
  cost: { numeric: true, phone: "figure", className: "tnum" },
  created: { numeric: true, className: "tnum text-muted" },
};

export function customerRows(
  rows: readonly CustomerLine[],
  columns: readonly CustomerColumn[],
  { t, locale, cost }: { t: CustomerT; locale: Locale; cost: CostColumn },
): ListRow[] {
  const words: Words = {
    locale,
    pattern: Object.fromEntries(PATTERN_KINDS.map((kind) => [kind, t(`pattern.${kind}`)])),
    access: Object.fromEntries(CLASSIFICATIONS.map((kind) => [kind, t(`access.${kind}`)])),
    on: t("billing.on"),
    off: t("billing.off"),
    billingOff: t("header.billingOff"),
    accounts: (count) => t("accountCount", { count }),
    showMonth: cost.month === undefined,
    showCode: cost.severalCurrencies,
  };
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    href: `/customers/${row.id}`,
    cells: columns.map((column) => CELLS[column](row, words)),
  }));
}

type Cell = (row: CustomerLine, words: Words) => ListCell | null;

const CELLS: Readonly<Record<CustomerColumn, Cell>> = {
  id: ({ id, isBilled, pattern }, words) => ({
    text: id,
    phoneMore: ` · ${isBilled ? words.pattern[pattern] : words.billingOff}`,
  }),
  pattern: ({ pattern }, words) => ({ text: words.pattern[pattern] ?? "", muted: pattern === "empty" }),
  accounts: ({ accounts }, words) => ({
    text: formatQuantity({ value: String(accounts), locale: words.locale, digits: 0 }),
    phoneText: words.accounts(accounts ?? 0),
  }),
  billing: ({ isBilled }, words) =>
    isBilled ? { text: words.on, tone: "positive" } : { text: words.off, tone: "neutral" },
  access: ({ access }, words) => worded(access && (words.access[access] ?? null)),
  trial: ({ trial }, { locale }) => day(trial, locale),
  contact: ({ contact }) => worded(contact),
  folder: ({ folder }) => worded(folder),
  cloudmc: ({ cloudmc }) => worded(cloudmc),
  here: ({ here }) => worded(here),
  cost: ({ cost }, { locale, showMonth, showCode }) => {
    if (cost === null) return { text: "—", muted: true };
    const { amount, currency, month } = cost;
    const text = formatAmount({ value: amount, currency, locale, show: showCode ? "code" : "symbol" });
    return {
      text: showMonth ? `${formatMonth(month, locale, "short-month")} ${text}` : text,
      title: `${exactText(amount)} ${currency}`,
    };
  },
  created: ({ created }, { locale }) => day(created, locale),
};

function worded(text: string | null): ListCell | null {
  return text === null ? null : { text, title: text };
}

function day(at: string | null, locale: Locale): ListCell | null {
  if (at === null) return null;
  return { text: formatInstant({ at, locale, show: "date" }), title: formatInstant({ at, locale, show: "exact" }) };
}
