import { useLocale } from "next-intl";
import type { Earned } from "@/lib/domain/margin/margin-bridge";
import { formatPercent } from "../ui/figures/format-percent";
import { isNegative } from "../ui/figures/plain-decimal";

/** A margin in per cent of what is charged; nothing where nothing is charged. */
export function EarnedShare({ of }: { of: Earned }) {
  const locale = useLocale();
  if (of.state === "unknown" || of.share === null) return <span className="text-muted">—</span>;
  return (
    <span className={isNegative(of.share) ? "tnum text-negative" : "tnum"}>
      {formatPercent({ value: of.share, locale })}
    </span>
  );
}
