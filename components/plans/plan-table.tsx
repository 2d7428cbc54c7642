import { useTranslations } from "next-intl";
import { DateTime } from "@/components/ui/figures/date-time";
import { Quantity } from "@/components/ui/figures/quantity";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { RowLink } from "@/components/ui/row-link";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import { batchProgress } from "@/lib/domain/operations/batch";
import type { PlanLine } from "@/lib/domain/plans/plan-view";
import { planPath } from "./plan-paths";
import { PlanStatus } from "./plan-status";

export function PlanTable({ plans }: { plans: readonly PlanLine[] }) {
  const t = useTranslations("plans");
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            <Th>{t("columns.name")}</Th>
            <Th>{t("columns.source")}</Th>
            <Th>{t("columns.state")}</Th>
            <Th numeric>{t("columns.calls")}</Th>
            <Th numeric>{t("columns.refused")}</Th>
            <Th numeric>{t("columns.done")}</Th>
            <Th>{t("columns.by")}</Th>
            <Th>{t("columns.made")}</Th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.id}>
              <Td phone="lead" className="truncate sm:max-w-96">
                <RowLink href={planPath(plan.id)}>
                  <bdi>{plan.name}</bdi>
                </RowLink>
              </Td>
              <Td muted>{t(`sources.${plan.source}`)}</Td>
              <Td phone="figure">
                <PlanStatus plan={plan} />
              </Td>
              <Td numeric>
                <Quantity value={String(plan.figures.calls)} digits={0} />
              </Td>
              <Td numeric muted={plan.figures.refused === 0}>
                <Quantity value={String(plan.figures.refused)} digits={0} />
              </Td>
              <Td numeric muted>
                {plan.batch && t("of", batchProgress(plan.batch))}
              </Td>
              <Td muted phone="sub">
                {plan.createdByName}
              </Td>
              <Td muted phone="figure2">
                <DateTime value={plan.createdAt} show="both" />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}
