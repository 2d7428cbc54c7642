import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { Age } from "@/components/ui/figures/age";
import { DateTime } from "@/components/ui/figures/date-time";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { RowLink } from "@/components/ui/row-link";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { AwaitedCost } from "@/lib/domain/accounts/awaited-cost";
import { costArrival, lateCause } from "@/lib/domain/accounts/cost-arrival";
import type { NoCostView } from "@/lib/domain/accounts/unassigned-query";
import { CostArrivalStatus } from "./cost-arrival-status";

export type AwaitedCostsProps = { rows: readonly AwaitedCost[]; view: NoCostView; now: Date };

/** Accounts that are assigned and show no cost at their customer, the longest waited for first. */
export function AwaitedCosts({ rows, view, now }: AwaitedCostsProps) {
  const t = useTranslations("unassigned.noCost");
  if (rows.length === 0) {
    return <EmptyState kind="first-use" title={t(`empty.${view}`)} note={t("emptyNote")} />;
  }
  return (
    <KeyboardRows>
      <Table label={t(view)} stack>
        <thead>
          <tr>
            <Th>{t("columns.account")}</Th>
            <Th>{t("columns.number")}</Th>
            <Th>{t("columns.customer")}</Th>
            <Th>{t("columns.state")}</Th>
            {view === "late" && <Th>{t("columns.look")}</Th>}
            <Th numeric>{t("columns.assigned")}</Th>
            <Th numeric>{t("columns.read")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <AwaitedRow key={row.owner} row={row} view={view} now={now} />
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}

function AwaitedRow({ row, view, now }: { row: AwaitedCost; view: NoCostView; now: Date }) {
  const t = useTranslations("unassigned.noCost");
  const arrival = costArrival({ ...row, firstCostAt: null }, now);
  return (
    <tr>
      <Td phone="lead" className="truncate sm:max-w-72">
        <RowLink href={`/assignments/accounts/${row.owner}`}>
          <bdi>{row.name}</bdi>
        </RowLink>
      </Td>
      <Td>
        <AccountNumber value={row.owner} />
      </Td>
      <Td phone="figure" className="truncate sm:max-w-64">
        <Link prefetch={false} href={`/customers/${row.customer}/accounts`} className="no-underline hover:underline">
          <bdi>{row.customerName ?? row.customer}</bdi>
        </Link>
      </Td>
      <Td phone="sub">
        {arrival !== "there" && <CostArrivalStatus arrival={arrival} assignedAt={row.assignedAt} now={now} />}
      </Td>
      {view === "late" && <Td wrap>{t(`cause.${lateCause(row)}`)}</Td>}
      <Td numeric phone="figure2">
        <DateTime value={row.assignedAt} />
      </Td>
      <Td numeric muted>
        {row.readAt === null ? t("notRead") : <Age since={row.readAt} now={now} />}
      </Td>
    </tr>
  );
}
