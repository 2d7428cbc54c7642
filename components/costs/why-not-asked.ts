import { canAsk } from "@/lib/domain/costs/cost-explorer-query";
import { type CostInterval, type CostQuestion, dimensionOf, splitsOf } from "@/lib/domain/costs/cost-question";
import type { ExplorerWords } from "./explorer-words";

type Asked = Pick<CostQuestion, "subject" | "split" | "within" | "interval">;

/** Why costs cannot be looked at in another interval; null: they can. */
export function whyNotInterval(asked: Asked, interval: CostInterval, t: ExplorerWords): string | null {
  if (canAsk({ ...asked, interval })) return null;
  const isByService = splitsOf(asked.subject.kind, interval).length > 0;
  return isByService ? t("why.serviceOnly", { interval }) : t("why.customersMonthly");
}

/** Why costs cannot be split in another way; null: they can. */
export function whyNotSplit(asked: Asked, split: CostQuestion["split"], t: ExplorerWords): string | null {
  if (canAsk({ ...asked, split })) return null;
  if (asked.within !== null) return t("why.withinService");
  if (canAsk({ ...asked, split, interval: "monthly" })) return t("why.monthOnly");
  if (dimensionOf(split) !== null) return t("why.customersByDimension");
  return t(split === "customer" ? "why.partnerByCustomer" : "why.customersByAccount");
}
