import { useTranslations } from "next-intl";
import { RefusalText } from "@/components/refusals/refusal-text";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { Amount } from "@/components/ui/figures/amount";
import { Quantity } from "@/components/ui/figures/quantity";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { BillingGap, PlanRefusal } from "@/lib/domain/plans/assignment-plan";
import type { PlanNames, PlanView } from "@/lib/domain/plans/plan-view";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { PlanStepsTable } from "./plan-steps-table";
import { useCallsTime } from "./use-calls-time";

export type PlanPartViewProps = { plan: PlanView; ratePerMinute: number };

export function PlanPartView({ plan: { page, names, batchId }, ratePerMinute }: PlanPartViewProps) {
  const t = useTranslations("plans.none");
  if (page.rows.length === 0) return <p className="border-t border-line py-6 text-sm text-muted">{t(page.part)}</p>;
  switch (page.part) {
    case "steps":
      return <PlanStepsTable rows={page.rows} names={names} applied={batchId !== null} />;
    case "refused":
      return <RefusedTable rows={page.rows} names={names} />;
    case "gaps":
      return <GapsTable rows={page.rows} names={names} ratePerMinute={ratePerMinute} />;
    case "unchanged":
      return <UnchangedTable rows={page.rows} names={names} />;
  }
}

function AccountCells({ owner, names }: { owner: AwsAccountId; names: PlanNames }) {
  return (
    <>
      <Td phone="lead" className="truncate sm:max-w-96">
        <bdi>{names.accounts[owner] ?? owner}</bdi>
      </Td>
      <Td phone="figure">
        <AccountNumber value={owner} />
      </Td>
    </>
  );
}

function RefusedTable({ rows, names }: { rows: readonly PlanRefusal[]; names: PlanNames }) {
  const t = useTranslations("plans");
  return (
    <Table label={t("rules")} stack>
      <thead>
        <tr>
          <Th>{t("gap.account")}</Th>
          <Th>{t("gap.number")}</Th>
          <Th>{t("rules")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ owner, refusals }) => (
          <tr key={owner}>
            <AccountCells owner={owner} names={names} />
            <Td wrap phone="sub" className="max-w-prose max-sm:[grid-area:2/1/3/3]!">
              {refusals.map((refusal) => (
                <p key={JSON.stringify(refusal)} className="py-0.5 whitespace-normal">
                  <RefusalText refusal={refusal} />
                </p>
              ))}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type GapsTableProps = { rows: readonly BillingGap[]; names: PlanNames; ratePerMinute: number };

function GapsTable({ rows, names, ratePerMinute }: GapsTableProps) {
  const t = useTranslations("plans");
  const timeOf = useCallsTime(ratePerMinute);
  return (
    <Table label={t("gap.time")} stack>
      <thead>
        <tr>
          <Th>{t("gap.account")}</Th>
          <Th>{t("gap.number")}</Th>
          <Th>{t("gap.time")}</Th>
          <Th numeric>{t("gap.calls")}</Th>
          <Th numeric>{t("gap.cost")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ owner, calls, cost }) => (
          <tr key={owner}>
            <AccountCells owner={owner} names={names} />
            <Td phone="sub">{timeOf(calls + 1)}</Td>
            <Td numeric muted>
              <Quantity value={String(calls)} digits={0} />
            </Td>
            <Td numeric phone="figure2" muted={cost === null}>
              {cost ? <Amount value={cost.amount} currency={cost.currency} show="code" /> : t("unknown")}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function UnchangedTable({ rows, names }: { rows: readonly AwsAccountId[]; names: PlanNames }) {
  const t = useTranslations("plans.gap");
  return (
    <Table label={t("account")} stack>
      <thead>
        <tr>
          <Th>{t("account")}</Th>
          <Th>{t("number")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((owner) => (
          <tr key={owner}>
            <AccountCells owner={owner} names={names} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
