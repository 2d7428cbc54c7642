import { useLocale, useTranslations } from "next-intl";
import { type CostArrival, daysAssigned } from "@/lib/domain/accounts/cost-arrival";
import { formatInstant } from "../ui/figures/format-instant";
import { Status } from "../ui/status";

export type CostArrivalStatusProps = { arrival: Exclude<CostArrival, "there">; assignedAt: string; now: Date };

const TONES = { normal: "pending", late: "negative", "not-known": "neutral" } as const;

/** Whether a cost that does not show yet is as it should be. */
export function CostArrivalStatus({ arrival, assignedAt, now }: CostArrivalStatusProps) {
  const t = useTranslations("unassigned.noCost.status");
  const locale = useLocale();
  return (
    <span title={t("since", { at: formatInstant({ at: assignedAt, locale, show: "both" }) })}>
      <Status tone={TONES[arrival]}>{t(arrival, { days: daysAssigned(assignedAt, now) })}</Status>
    </span>
  );
}
