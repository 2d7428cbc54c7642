import { useTranslations } from "next-intl";
import type { UsageUnit } from "@/lib/domain/usage/usage-lines";
import { Quantity } from "../ui/figures/quantity";

/** What all that is shown adds up to, each unit by itself. */
export function UsageSums({ units, hasUsage }: { units: readonly UsageUnit[]; hasUsage: boolean }) {
  const t = useTranslations("usageExplorer");
  if (units.length === 0) return null;
  return (
    <ul aria-label={t("sumsLabel")} className="flex flex-wrap gap-x-6 gap-y-1 pb-3 text-sm">
      {units.map(({ unit, rows, billable, usage }) => (
        <li key={unit}>
          <span className="font-medium">{billable ? <Quantity value={billable} digits={4} unit={unit} /> : unit}</span>
          <span className="text-muted">
            {hasUsage && usage && (
              <>
                {" · "}
                {t("columns.usage")} <Quantity value={usage} digits={4} />
              </>
            )}
            {" · "}
            {t("count", { count: rows })}
          </span>
        </li>
      ))}
    </ul>
  );
}
