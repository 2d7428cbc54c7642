import Link from "next/link";
import { useTranslations } from "next-intl";
import { RefusalText } from "@/components/refusals/refusal-text";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { DateTime } from "@/components/ui/figures/date-time";
import type { ToldDifference } from "@/lib/domain/plans/plan-refusal";
import { PlanPlace } from "./plan-place";

/** Which accounts are not as they were when a plan was made, where they are now and who put them there. */
export function PlanDifferences({ differences }: { differences: readonly ToldDifference[] }) {
  const t = useTranslations("plans.differences");
  return (
    <ul className="mt-2 flex flex-col gap-2">
      {differences.map(({ owner, became, now, by, refusals }) => (
        <li key={owner} className="border-l-2 border-line-strong pl-2.5">
          <p>
            <AccountNumber value={owner} /> <span className="font-medium">{t(became)}</span>
          </p>
          <p>
            {t("now")} <PlanPlace owner={owner} place={now} name={now?.customerName} />
            <span className="text-muted">
              {" · "}
              {by ? (
                <Link prefetch={false} href={`/activity/operations/${by.operationId}`}>
                  {by.name}, <DateTime value={by.at} show="both" />
                </Link>
              ) : (
                t("upstream")
              )}
            </span>
          </p>
          {refusals.map((refusal) => (
            <p key={JSON.stringify(refusal)}>
              <RefusalText refusal={refusal} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
