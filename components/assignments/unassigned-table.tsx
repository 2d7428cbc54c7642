import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { Amount } from "@/components/ui/figures/amount";
import { DateTime } from "@/components/ui/figures/date-time";
import { formatMonth } from "@/components/ui/figures/format-month";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { LinkButton } from "@/components/ui/link-button";
import { RowLink } from "@/components/ui/row-link";
import { SortTh } from "@/components/ui/sort-th";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { UnassignedAccount, UnassignedMonth, UnassignedSpend } from "@/lib/domain/accounts/unassigned-account";
import { firstDirection, type UnassignedQuery, type UnassignedSort } from "@/lib/domain/accounts/unassigned-query";
import { linkedFamily } from "@/lib/domain/assignments/assignment-rules";
import { UNASSIGNED_PATH } from "./unassigned-filters";

export type UnassignedTableProps = {
  rows: readonly UnassignedAccount[];
  spend: UnassignedSpend;
  query: UnassignedQuery;
  params: Params;
  /** Why this person may not assign; null when they may. */
  writeReason: string | null;
};

export function UnassignedTable({ rows, spend, query, params, writeReason }: UnassignedTableProps) {
  const t = useTranslations("unassigned");
  const locale = useLocale();
  const heading = (sortKey: UnassignedSort, label: string, numeric = false) => (
    <SortTh
      label={label}
      sortKey={sortKey}
      sort={query}
      pathname={UNASSIGNED_PATH}
      params={params}
      numeric={numeric}
      firstDirection={firstDirection(sortKey)}
    />
  );
  const costOf = ({ month, reading }: UnassignedMonth) =>
    t("columns.cost", { month: formatMonth(month, locale, "heading"), currency: reading?.currency ?? "" }).trim();
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            {heading("name", t("columns.account"))}
            {heading("owner", t("columns.number"))}
            {heading("family", t("columns.family"))}
            {heading("type", t("columns.type"))}
            {heading("cost", costOf(spend.lastMonth), true)}
            {heading("so-far", t("columns.soFar"), true)}
            <Th numeric>{t("columns.since")}</Th>
            <Th>
              <span className="sr-only">{t("columns.action")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <UnassignedRow key={row.owner} row={row} spend={spend} params={params} writeReason={writeReason} />
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}

type RowProps = Pick<UnassignedTableProps, "spend" | "params" | "writeReason"> & { row: UnassignedAccount };

function UnassignedRow({ row, spend, params, writeReason }: RowProps) {
  const t = useTranslations("unassigned");
  const { owner, name, family, type, isActive, since } = row;
  const obstacle = linkedFamily(row) === null ? t(type === "consolidated" ? "headsFamily" : "outsideFamily") : null;
  return (
    <tr>
      <Td phone="lead" className="truncate sm:max-w-72" title={name}>
        <RowLink href={`/assignments/accounts/${owner}`}>
          <bdi>{name}</bdi>
        </RowLink>
      </Td>
      <Td phone="sub">
        <AccountNumber value={owner} />
      </Td>
      <Td muted={family === null} className="truncate sm:max-w-56">
        {family === null ? (
          t("noFamily")
        ) : (
          <Link
            prefetch={false}
            href={address(UNASSIGNED_PATH, params, { family })}
            className="no-underline hover:underline"
          >
            <bdi>{family}</bdi>
          </Link>
        )}
      </Td>
      <Td>
        {obstacle === null ? t(`filters.type.${type}`) : <Obstacle type={type} reason={obstacle} />}
        {!isActive && ` · ${t("inactive")}`}
      </Td>
      <Td numeric phone="figure">
        <Cost value={row.lastMonth} month={spend.lastMonth} />
      </Td>
      <Td numeric muted phone="figure2">
        <span className={obstacle === null ? undefined : "max-sm:hidden"}>
          <Cost value={row.soFar} month={spend.soFar} />
        </span>
        {obstacle !== null && (
          <span className="sm:hidden">
            <Obstacle type={type} reason={obstacle} />
          </span>
        )}
      </Td>
      <Td numeric muted>
        {since === null ? <span title={t("neverSeen")}>{t("never")}</span> : <DateTime value={since} />}
      </Td>
      <Td numeric phone="hide">
        <LinkButton
          href={`/assignments/assign?account=${owner}`}
          size="sm"
          reason={obstacle ?? writeReason}
          aria-label={t("assignOf", { account: name })}
        >
          {t("assign")}
        </LinkButton>
      </Td>
    </tr>
  );
}

function Obstacle({ type, reason }: { type: UnassignedAccount["type"]; reason: string }) {
  const t = useTranslations("unassigned");
  return (
    <span title={reason}>
      <Status tone="caution">{t(type === "consolidated" ? "head" : "blocked")}</Status>
    </span>
  );
}

/** The heading names the currency; on phones there is none. */
function Cost({ value, month: { reading } }: { value: string | null; month: UnassignedMonth }) {
  const t = useTranslations("unassigned");
  if (value !== null && reading !== null) {
    return (
      <>
        <Amount value={value} currency={reading.currency} show="none" className="max-sm:hidden" />
        <Amount value={value} currency={reading.currency} className="sm:hidden" />
      </>
    );
  }
  return (
    <span className="text-muted" title={t(reading === null ? "notRead" : "noData")}>
      —
    </span>
  );
}
