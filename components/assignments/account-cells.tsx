import type { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { markId, type StatusTone } from "@/components/ui/status-marks";
import type { Locale } from "@/components/words/locale";
import { ACCOUNT_COLUMNS, type AccountColumn } from "@/lib/domain/accounts/account-list-query";
import { ACCOUNT_TYPES, type AccountLine } from "@/lib/domain/accounts/aws-account";

type AccountT = ReturnType<typeof useTranslations<"assignments">>;

/** What all rows of a list share, made once: a row then is nothing but its cells. */
export interface AccountWords {
  readonly locale: Locale;
  readonly type: Readonly<Record<string, string>>;
  readonly active: { readonly yes: string; readonly no: string };
  readonly managed: { readonly v1: string; readonly v2: string };
  readonly noFamily: string;
  readonly head: string;
  readonly unassigned: string;
  readonly paysItself: string;
  readonly linkedTo: (payer: string) => string;
}

export function accountWords(t: AccountT, locale: Locale): AccountWords {
  const linkedTo = t("linkedTo", { payer: "{payer}" });
  return {
    locale,
    type: Object.fromEntries(ACCOUNT_TYPES.map((type) => [type, t(`type.${type}`)])),
    active: { yes: t("active.yes"), no: t("active.no") },
    managed: { v1: t("managed.v1"), v2: t("managed.v2") },
    noFamily: t("noFamily"),
    head: t("head"),
    unassigned: t("unassigned"),
    paysItself: t("paysItself"),
    linkedTo: (payer) => linkedTo.replace("{payer}", payer),
  };
}

export function accountColumnLabels(t: AccountT): readonly { readonly key: AccountColumn; readonly label: string }[] {
  return ACCOUNT_COLUMNS.map((key) => ({ key, label: t(`columns.${key === "owner" ? "number" : key}`) }));
}

export const NUMERIC_ACCOUNT_COLUMNS: readonly AccountColumn[] = ["since", "read"];

type Cell = (row: AccountLine, words: AccountWords) => ReactNode;

export const ACCOUNT_CELLS: Readonly<Record<AccountColumn, Cell>> = {
  owner: ({ owner }) => (
    <td key="owner" data-phone="figure" className="font-mono">
      {groupAccountNumber(owner)}
    </td>
  ),
  family: ({ family, type }, words) => (
    <td key="family" className={family === null ? "text-muted" : undefined}>
      {family === null ? words.noFamily : <bdi>{family}</bdi>}
      {family !== null && type === "consolidated" && <span className="text-muted"> · {words.head}</span>}
    </td>
  ),
  type: ({ type }, words) => <td key="type">{words.type[type]}</td>,
  active: ({ isActive }, words) => (
    <td key="active">{marked(isActive ? "positive" : "neutral", isActive ? words.active.yes : words.active.no)}</td>
  ),
  customer: ({ assignment }, words) => (
    <td key="customer" data-phone="sub" className="truncate sm:max-w-72">
      {assignment ? (
        <a data-hw-soft="" href={`/customers/${assignment.customer}/accounts`} className="no-underline hover:underline">
          <bdi>{assignment.customerName ?? assignment.customer}</bdi>
        </a>
      ) : (
        marked("caution", words.unassigned)
      )}
    </td>
  ),
  payer: ({ owner, assignment }, words) => (
    <td key="payer" data-phone="figure2" className={assignment?.payer === owner ? undefined : "text-muted"}>
      {assignment &&
        (assignment.payer === owner ? words.paysItself : words.linkedTo(groupAccountNumber(assignment.payer)))}
      {assignment?.managedBy === "v2" && ` · ${words.managed.v2}`}
    </td>
  ),
  managed: ({ assignment }, words) => <td key="managed">{assignment && words.managed[assignment.managedBy]}</td>,
  since: ({ assignment }, { locale }) => dayCell("since", assignment?.since ?? null, locale),
  read: ({ readAt }, { locale }) => dayCell("read", readAt, locale),
};

function marked(tone: StatusTone, text: string) {
  const colours = { positive: "text-positive", caution: "text-caution" } as const;
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg
        width={14}
        height={14}
        className={tone === "positive" || tone === "caution" ? colours[tone] : "text-muted"}
        aria-hidden
      >
        <use href={`#${markId(tone)}`} />
      </svg>
      {text}
    </span>
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
