import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Params } from "@/components/ui/address";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { LinkButton } from "@/components/ui/link-button";
import { RowLink } from "@/components/ui/row-link";
import { SortTh } from "@/components/ui/sort-th";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { AccountListQuery, AccountSort } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine } from "@/lib/domain/accounts/aws-account";
import { ASSIGNMENTS_PATH } from "./account-filters";

export type AccountTableProps = {
  rows: readonly AccountLine[];
  query: AccountListQuery;
  params: Params;
  /** Why this person may not assign; null when they may. */
  writeReason: string | null;
};

export function AccountTable({ rows, query, params, writeReason }: AccountTableProps) {
  const t = useTranslations("assignments");
  const heading = (sortKey: AccountSort, label: string) => (
    <SortTh label={label} sortKey={sortKey} sort={query} pathname={ASSIGNMENTS_PATH} params={params} />
  );
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            {heading("name", t("columns.account"))}
            {heading("owner", t("columns.number"))}
            {heading("family", t("columns.family"))}
            {heading("customer", t("columns.customer"))}
            <Th>{t("columns.payer")}</Th>
            <Th>
              <span className="sr-only">{t("columns.action")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <AccountRow key={row.owner} row={row} writeReason={writeReason} />
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}

function AccountRow({ row, writeReason }: { row: AccountLine; writeReason: string | null }) {
  const t = useTranslations("assignments");
  const { owner, name, family, type, assignment } = row;
  const assignHref = `${ASSIGNMENTS_PATH}/assign?account=${owner}`;
  const customerHref = assignment && `/customers/${assignment.customer}/accounts`;
  const isSelfPaying = assignment?.payer === owner;
  return (
    <tr>
      <Td phone="lead" className="truncate sm:max-w-96">
        <RowLink href={customerHref ?? assignHref}>
          <bdi>{name}</bdi>
        </RowLink>
      </Td>
      <Td phone="figure">
        <AccountNumber value={owner} />
      </Td>
      <Td muted={family === null}>
        {family === null ? t("noFamily") : <bdi>{family}</bdi>}
        {family !== null && type === "consolidated" && <span className="text-muted"> · {t("head")}</span>}
      </Td>
      <Td phone="sub">
        {assignment && customerHref ? (
          <Link prefetch={false} href={customerHref} className="no-underline hover:underline">
            <bdi>{assignment.customerName ?? assignment.customer}</bdi>
          </Link>
        ) : (
          <Status tone="caution">{t("unassigned")}</Status>
        )}
      </Td>
      <Td muted={!isSelfPaying} phone="figure2">
        {assignment &&
          (isSelfPaying ? t("paysItself") : t("linkedTo", { payer: groupAccountNumber(assignment.payer) }))}
        {assignment?.managedBy === "v2" && ` · ${t("v2")}`}
      </Td>
      <Td numeric phone="hide">
        {!assignment && (
          <LinkButton href={assignHref} size="sm" reason={writeReason} aria-label={t("assignOf", { account: name })}>
            {t("assign")}
          </LinkButton>
        )}
      </Td>
    </tr>
  );
}
