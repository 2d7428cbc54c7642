import { useTranslations } from "next-intl";
import type { NoCostView } from "@/lib/domain/accounts/unassigned-query";
import { Segments } from "../ui/segments";
import { UNASSIGNED_PATH } from "./unassigned-filters";

export type NoCostSegmentsProps = { current: NoCostView | null; unassigned: number; normal: number; late: number };

/** Without a customer, or with one and without a cost: money that is not billed, and money that may not be. */
export function NoCostSegments({ current, unassigned, normal, late }: NoCostSegmentsProps) {
  const t = useTranslations("unassigned");
  const to = (view: NoCostView) => `${UNASSIGNED_PATH}?no-cost=${view}`;
  return (
    <div className="mt-4">
      <Segments
        label={t("noCost.choose")}
        segments={[
          { href: UNASSIGNED_PATH, label: t("noCost.unassigned", { count: unassigned }), current: current === null },
          { href: to("late"), label: t("noCost.lateOf", { count: late }), current: current === "late" },
          { href: to("normal"), label: t("noCost.normalOf", { count: normal }), current: current === "normal" },
        ]}
      />
    </div>
  );
}
