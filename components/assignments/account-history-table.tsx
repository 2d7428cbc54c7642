import Link from "next/link";
import { useTranslations } from "next-intl";
import { DateTime } from "@/components/ui/figures/date-time";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { AssignmentEntry, EntrySource } from "@/lib/domain/assignments/assignment-entry";
import { type Span, spansOf } from "@/lib/domain/assignments/time-travel";
import { AccountLink } from "./account-link";

export type AccountHistoryTableProps = {
  history: readonly AssignmentEntry[];
  names: ReadonlyMap<string, string>;
  /** The line that answers for the moment the page stands in. */
  current: AssignmentEntry | null;
};

const LINK = "text-text no-underline hover:underline";

/** Every line of who had an account, the latest learned first, with both of its dates. */
export function AccountHistoryTable({ history, names, current }: AccountHistoryTableProps) {
  const t = useTranslations("account");
  return (
    <Table label={t("history")} stack>
      <thead>
        <tr>
          <Th>{t("columns.holder")}</Th>
          <Th>{t("columns.payer")}</Th>
          <Th>{t("columns.from")}</Th>
          <Th>{t("columns.to")}</Th>
          <Th>{t("columns.known")}</Th>
          <Th>{t("columns.source")}</Th>
        </tr>
      </thead>
      <tbody>
        {spansOf(history)
          .toReversed()
          .map((span) => (
            <HistoryRow
              key={`${span.entry.knownFrom} ${span.entry.validFrom} ${span.entry.customer} ${span.entry.removed}`}
              span={span}
              names={names}
              isCurrent={span.entry === current}
            />
          ))}
      </tbody>
    </Table>
  );
}

type HistoryRowProps = { span: Span<AssignmentEntry>; names: ReadonlyMap<string, string>; isCurrent: boolean };

function HistoryRow({ span: { entry, validTo, isOverridden }, names, isCurrent }: HistoryRowProps) {
  const t = useTranslations("account");
  const { owner, payer, customer, customerName, isCustomerThere, removed, managedBy } = entry;
  return (
    <tr data-current={isCurrent ? "" : undefined} aria-current={isCurrent || undefined}>
      <Td phone="lead" className="truncate sm:max-w-72">
        {removed && <span className="text-muted">{t("nobody")}</span>}
        {!removed && isCustomerThere && (
          <Link prefetch={false} href={`/customers/${customer}/accounts`} className={LINK}>
            <bdi>{customerName}</bdi>
          </Link>
        )}
        {!removed && !isCustomerThere && (
          <>
            <bdi>{customerName}</bdi> <span className="text-xs text-muted">{t("customerGone")}</span>
          </>
        )}
      </Td>
      <Td phone="sub" muted={removed}>
        {!removed && (payer === owner ? t("ownBill") : <PayerName payer={payer} name={names.get(payer) ?? null} />)}
        {!removed && managedBy === "v2" && <span className="text-muted"> · {t("v2")}</span>}
      </Td>
      <Td phone="figure">
        <DateTime value={entry.validFrom} show="both" />
      </Td>
      <Td muted phone="figure2">
        {validTo === null && t("lasts")}
        {isOverridden && t("overridden")}
        {validTo !== null && !isOverridden && <DateTime value={validTo} show="both" />}
      </Td>
      <Td muted>
        <DateTime value={entry.knownFrom} show="both" />
      </Td>
      <Td>
        <Source source={entry.source} />
      </Td>
    </tr>
  );
}

function PayerName({ payer, name }: { payer: string; name: string | null }) {
  return (
    <>
      {name && <bdi>{name} </bdi>}
      <AccountLink owner={payer} />
    </>
  );
}

function Source({ source }: { source: EntrySource }) {
  const t = useTranslations("account.source");
  if (source.by === "unknown") return <span className="text-muted">{t("unknown")}</span>;
  const isOperation = source.by === "operation";
  const named = isOperation && source.actorName !== null ? t("operation", { name: source.actorName }) : null;
  const text = named ?? t(isOperation ? "operationUnnamed" : "reading");
  if (!source.isKept) return text;
  return (
    <Link prefetch={false} href={`/activity/${isOperation ? "operations" : "runs"}/${source.id}`} className={LINK}>
      {text}
    </Link>
  );
}
