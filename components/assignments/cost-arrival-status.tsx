import { useTranslations } from "next-intl";
import { type CostArrival, daysAssigned } from "@/lib/domain/accounts/cost-arrival";
import { Status } from "../ui/status";

export type CostArrivalStatusProps = { arrival: Exclude<CostArrival, "there">; assignedAt: string; now: Date };

const TONES = { normal: "pending", late: "negative", "not-known": "neutral" } as const;

/** Whether a cost that does not show yet is as it should be. */
export function CostArrivalStatus({ arrival, assignedAt, now }: CostArrivalStatusProps) {
  const t = useTranslations("unassigned.noCost.status");
  return <Status tone={TONES[arrival]}>{t(arrival, { days: daysAssigned(assignedAt, now) })}</Status>;
}
