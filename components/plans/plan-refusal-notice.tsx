import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CsvRefusalText } from "@/components/refusals/csv-refusal-text";
import { type AnyRefusal, RefusalText } from "@/components/refusals/refusal-text";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { Notice } from "@/components/ui/notice";
import type { PlanRefusal } from "@/lib/domain/plans/plan-refusal";
import type { LineFault } from "@/lib/domain/plans/wanted-from-file";
import type { CsvRefusal } from "@/lib/domain/values/csv-refusal";
import { groupedBy } from "@/lib/domain/values/grouped-by";
import { lineRuns } from "./line-runs";
import { PlanDifferences } from "./plan-differences";

export type AnyPlanRefusal =
  | PlanRefusal
  | AnyRefusal
  | CsvRefusal
  | { readonly code: "plan-rows"; readonly faults: readonly LineFault[]; readonly count: number };

/** Why nothing was planned or sent. Needs the words of "plans", "refusals" and "ui". */
export function PlanRefusalNotice({ refusal }: { refusal: AnyPlanRefusal }) {
  const t = useTranslations("plans.refusals");
  return (
    <Notice tone="negative" title={t("title")}>
      <PlanRefusalText refusal={refusal} />
    </Notice>
  );
}

function PlanRefusalText({ refusal }: { refusal: AnyPlanRefusal }): ReactNode {
  const t = useTranslations("plans.refusals");
  switch (refusal.code) {
    case "plan-unknown":
    case "plan-empty":
    case "plan-unapproved":
    case "plan-own-approval":
    case "plan-without-steps":
    case "plan-under-way":
      return t(refusal.code);
    case "plan-state":
      return t(refusal.code, { state: refusal.state });
    case "plan-removals":
      return t(refusal.code, { removals: refusal.removals });
    case "plan-outdated":
      return (
        <>
          <p>{t(refusal.code, { count: refusal.count })}</p>
          <PlanDifferences differences={refusal.differences} />
          <More count={refusal.count - refusal.differences.length} />
        </>
      );
    case "plan-accounts-busy":
      return (
        <>
          <p>{t(refusal.code, { count: refusal.count })}</p>
          <ul className="mt-1 flex flex-col gap-1">
            {refusal.refusals.map((one) => (
              <li key={`${one.subject} ${one.code}`}>
                <span className="font-mono">{groupAccountNumber(one.subject)}</span> <RefusalText refusal={one} />
              </li>
            ))}
          </ul>
          <More count={refusal.count - refusal.refusals.length} />
        </>
      );
    case "plan-rows":
      return <LineFaults faults={refusal.faults} count={refusal.count} />;
    default:
      return isOfCsv(refusal) ? <CsvRefusalText refusal={refusal} /> : <RefusalText refusal={refusal} />;
  }
}

function isOfCsv(refusal: AnyRefusal | CsvRefusal): refusal is CsvRefusal {
  return refusal.code.startsWith("csv-");
}

function LineFaults({ faults, count }: { faults: readonly LineFault[]; count: number }) {
  const t = useTranslations("plans");
  return (
    <>
      <p>{t("refusals.plan-rows", { count })}</p>
      <ul className="mt-1 flex flex-col gap-1">
        {[...groupedBy(faults, ({ code, value }) => t(`lines.${code}`, { value }))].map(([what, alike]) => {
          const lines = lineRuns(alike.map(({ line }) => line));
          return <li key={what}>{t("refusals.line", { count: alike.length, lines, what })}</li>;
        })}
      </ul>
      <More count={count - faults.length} />
    </>
  );
}

function More({ count }: { count: number }) {
  const t = useTranslations("plans.refusals");
  return count > 0 && <p className="mt-1 text-muted">{t("more", { count })}</p>;
}
