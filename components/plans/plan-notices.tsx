import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { Notice } from "@/components/ui/notice";
import { MOST_ACCOUNTS_ALONE, MOST_PERCENT_ALONE } from "@/lib/domain/plans/plan-limits";
import type { PlanView } from "@/lib/domain/plans/plan-view";
import { planPath } from "./plan-paths";

const linkTo = (href: string) => (chunks: ReactNode) => (
  <Link prefetch={false} href={href} className="font-medium text-text underline underline-offset-2">
    {chunks}
  </Link>
);

/** What a person has to know before the plan is applied: who else works on its accounts, and who has to look at it. */
export function PlanNotices({ plan }: { plan: PlanView }) {
  return (
    <div className="my-4 flex flex-col gap-2 empty:hidden">
      {plan.state === "awaiting-approval" && <ApprovalNotice plan={plan} />}
      <RivalsNotice plan={plan} />
    </div>
  );
}

function ApprovalNotice({ plan: { figures } }: { plan: PlanView }) {
  const t = useTranslations("plans.approval");
  const limits = { most: MOST_ACCOUNTS_ALONE, percent: MOST_PERCENT_ALONE };
  return (
    <Notice tone="caution" title={t("title")}>
      {t("note", { accounts: figures.accounts, held: figures.held, ...limits })}
    </Notice>
  );
}

function RivalsNotice({ plan: { rivals } }: { plan: PlanView }) {
  const t = useTranslations("plans.rivals");
  const { plans, operations, operationCount } = rivals;
  if (plans.length + operations.length === 0) return null;
  return (
    <Notice tone="caution" title={t("title")}>
      <ul className="mt-0.5 flex flex-col gap-1">
        {plans.map(({ id, name, by, shared }) => (
          <li key={id}>{t.rich("plan", { name, by, shared, plan: linkTo(planPath(id)) })}</li>
        ))}
        {operations.map(({ id, account, by }) => (
          <li key={id}>
            {t.rich("operation", {
              by,
              account: groupAccountNumber(account),
              operation: linkTo(`/activity/operations/${id}`),
            })}
          </li>
        ))}
      </ul>
      {operationCount > operations.length && <p>{t("more", { count: operationCount - operations.length })}</p>}
      <p className="mt-1 text-muted">{t("note")}</p>
    </Notice>
  );
}
