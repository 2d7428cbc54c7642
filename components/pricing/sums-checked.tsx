import { useTranslations } from "next-intl";
import type { PriceDiscrepancy } from "@/lib/domain/pricing/price-report";
import { Amount } from "../ui/figures/amount";
import { Quantity } from "../ui/figures/quantity";
import { Notice } from "../ui/notice";
import { Status } from "../ui/status";

const MOST_USAGE_DECIMALS = 4;

function Figure({ of, value }: { of: PriceDiscrepancy; value: string }) {
  if (of.where === "product-usage") return <Quantity value={value} digits={MOST_USAGE_DECIMALS} />;
  return <Amount value={value} currency={of.currency} show="code" />;
}

export type SumsCheckedProps = { discrepancies: readonly PriceDiscrepancy[]; of: "organization" | "organizations" };

/** Whether every sum the report states is the sum of its parts; each that is not, with both figures. */
export function SumsChecked({ discrepancies, of }: SumsCheckedProps) {
  const t = useTranslations("pricing.sums");
  if (discrepancies.length === 0) {
    return (
      <p className="text-xs text-muted">
        <Status tone="positive">{t(`hold.${of}`)}</Status>
      </p>
    );
  }
  return (
    <Notice tone="caution" title={t("broken", { count: discrepancies.length })}>
      <p>{t("asStated")}</p>
      <ul className="mt-1 list-disc pl-4">
        {discrepancies.map((one) => (
          <li key={`${one.where}:${one.currency}:${one.of}`}>
            {t.rich(one.where, {
              of: one.of,
              stated: () => <Figure of={one} value={one.stated} />,
              summed: () => <Figure of={one} value={one.summed} />,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
