import { useTranslations } from "next-intl";
import { Segments } from "@/components/ui/segments";
import { NEW_PLAN_PATH } from "./plan-paths";

export const PLAN_WAYS = ["accounts", "csv", "copy", "payer"] as const;
export type PlanWay = (typeof PLAN_WAYS)[number];

/** What a plan is made from. */
export function PlanWays({ current }: { current: PlanWay }) {
  const t = useTranslations("plans.form");
  return (
    <Segments
      label={t("from")}
      segments={PLAN_WAYS.map((way) => ({
        href: `${NEW_PLAN_PATH}?from=${way}`,
        label: t(`ways.${way}`),
        current: way === current,
      }))}
    />
  );
}
