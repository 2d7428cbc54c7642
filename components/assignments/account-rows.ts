import type { useTranslations } from "next-intl";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { ColumnLook } from "@/components/ui/list-columns";
import type { ListCell, ListRow } from "@/components/ui/list-table";
import type { Locale } from "@/components/words/locale";
import type { AccountColumn } from "@/lib/domain/accounts/account-list-query";
import { ACCOUNT_TYPES, type AccountLine } from "@/lib/domain/accounts/aws-account";

type AccountT = ReturnType<typeof useTranslations<"assignments">>;

/** What all rows of a list share, made once. */
interface Words {
  readonly locale: Locale;
  readonly type: Readonly<Record<string, string>>;
  readonly active: { readonly yes: string; readonly no: string };
  readonly managed: { readonly v1: string; readonly v2: string };
  readonly noFamily: string;
  readonly head: string;
  readonly unassigned: string;
  readonly paysItself: string;
  readonly linkedTo: string;
}

export const ACCOUNT_LOOKS: Readonly<Record<AccountColumn, ColumnLook>> = {
  owner: { phone: "figure", className: "font-mono" },
  family: {},
  type: {},
  active: {},
  customer: { phone: "sub", className: "truncate sm:max-w-72" },
  payer: { phone: "figure2" },
  managed: {},
  since: { numeric: true, className: "tnum text-muted" },
  read: { numeric: true, className: "tnum text-muted" },
};

export function accountRows(
  rows: readonly AccountLine[],
  columns: readonly AccountColumn[],
  { t, locale }: { t: AccountT; locale: Locale },
): ListRow[] {
  const words: Words = {
    locale,
    type: Object.fromEntries(ACCOUNT_TYPES.map((type) => [type, t(`type.${type}`)])),
    active: { yes: t("active.yes"), no: t("active.no") },
    managed: { v1: t("managed.v1"), v2: t("managed.v2") },
    noFamily: t("noFamily"),
    head: t("head"),
    unassigned: t("unassigned"),
    paysItself: t("paysItself"),
    linkedTo: t("linkedTo", { payer: "{payer}" }),
  };
  const assignOf = t("assignOf", { account: "{account}" });
  return rows.map((row) => ({
    id: row.owner,
    name: row.name,
    href: `/assignments/accounts/${row.owner}`,
    cells: columns.map((column) => CELLS[column](row, words)),
    ...(row.assignment === null
      ? {
          action: {
            href: `/assignments/assign?account=${row.owner}`,
            label: assignOf.replace("{account}", () => row.name),
          },
        }
      : {}),
  }));
}

type Cell = (row: AccountLine, words: Words) => ListCell | null;

const CELLS: Readonly<Record<AccountColumn, Cell>> = {
  owner: ({ owner }) => ({ text: groupAccountNumber(owner) }),
  family: ({ family, type }, words) => {
    if (family === null) return { text: words.noFamily, muted: true };
    return type === "consolidated" ? { text: family, more: ` · ${words.head}` } : { text: family };
  },
  type: ({ type }, words) => ({ text: words.type[type] ?? type }),
  active: ({ isActive }, words) =>
    isActive ? { text: words.active.yes, tone: "positive" } : { text: words.active.no, tone: "neutral" },
  customer: ({ assignment }, words) =>
    assignment
      ? { text: assignment.customerName ?? assignment.customer, href: `/customers/${assignment.customer}/accounts` }
      : { text: words.unassigned, tone: "caution" },
  payer: ({ owner, assignment }, words) => {
    if (assignment === null) return null;
    const more = assignment.managedBy === "v2" ? { more: ` · ${words.managed.v2}` } : {};
    if (assignment.payer === owner) return { text: words.paysItself, ...more };
    return { text: words.linkedTo.replace("{payer}", groupAccountNumber(assignment.payer)), muted: true, ...more };
  },
  managed: ({ assignment }, words) => (assignment ? { text: words.managed[assignment.managedBy] } : null),
  since: ({ assignment }, { locale }) => (assignment ? day(assignment.since, locale) : null),
  read: ({ readAt }, { locale }) => day(readAt, locale),
};

function day(at: string, locale: Locale): ListCell {
  return { text: formatInstant({ at, locale, show: "date" }), title: formatInstant({ at, locale, show: "exact" }) };
}
