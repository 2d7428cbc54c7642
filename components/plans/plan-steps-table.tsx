import Link from "next/link";
import { useTranslations } from "next-intl";
import { OperationStatus } from "@/components/operations/operation-status";
import { RefusalText } from "@/components/refusals/refusal-text";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { PlanStep } from "@/lib/domain/plans/assignment-plan";
import type { PlanNames, StepResult } from "@/lib/domain/plans/plan-view";
import { PlanPlace } from "./plan-place";

export type PlanStepsTableProps = { rows: readonly StepResult[]; names: PlanNames; applied: boolean };

/** The calls in the order in which they leave, wave by wave; once applied, each with what became of it. */
export function PlanStepsTable({ rows, names, applied }: PlanStepsTableProps) {
  const t = useTranslations("plans.steps");
  return (
    <Table label={t("call")} stack>
      <thead>
        <tr>
          <Th numeric>{t("wave")}</Th>
          <Th>{t("call")}</Th>
          <Th>{t("account")}</Th>
          <Th>{t("number")}</Th>
          <Th>{t("from")}</Th>
          <Th>{t("to")}</Th>
          {applied && <Th>{t("result")}</Th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <StepRow key={row.step.at} row={row} names={names} applied={applied} />
        ))}
      </tbody>
    </Table>
  );
}

function useKind(): (step: PlanStep) => string {
  const t = useTranslations("plans");
  return ({ kind, from, to }) => {
    const isMove = kind === "change-assignment" && from !== null && to !== null && from.customer !== to.customer;
    return isMove ? t("kindMove") : t(`kinds.${kind}`);
  };
}

function StepRow({
  row: { step, operation },
  names,
  applied,
}: { row: StepResult } & Omit<PlanStepsTableProps, "rows">) {
  const t = useTranslations("plans");
  const kindOf = useKind();
  const { at, owner, wave, from, to } = step;
  const name = names.accounts[owner];
  const nameOf = (place: PlanStep["to"]) => (place === null ? undefined : names.customers[place.customer]);
  return (
    <tr id={`step-${at + 1}`}>
      <Td numeric muted>
        {wave + 1}
      </Td>
      <Td phone="figure">{kindOf(step)}</Td>
      <Td phone="lead" className="truncate sm:max-w-56">
        <bdi>{name ?? owner}</bdi>
      </Td>
      <Td>
        <AccountNumber value={owner} />
      </Td>
      <Td wrap>
        <PlanPlace owner={owner} place={from} name={nameOf(from)} />
      </Td>
      <Td wrap phone="sub">
        <PlanPlace owner={owner} place={to} name={nameOf(to)} />
      </Td>
      {applied && (
        <Td phone="figure2" wrap>
          {operation ? (
            <>
              <Link
                prefetch={false}
                href={`/activity/operations/${operation.id}`}
                className="no-underline hover:underline"
              >
                <OperationStatus operation={operation} />
              </Link>
              {operation.refusals.map((refusal) => (
                <p key={JSON.stringify(refusal)} className="mt-0.5 text-xs whitespace-normal text-muted max-sm:hidden">
                  <RefusalText refusal={refusal} />
                </p>
              ))}
            </>
          ) : (
            <span className="text-muted">{t("notSent")}</span>
          )}
        </Td>
      )}
    </tr>
  );
}
