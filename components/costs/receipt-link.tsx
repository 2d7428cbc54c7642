import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { toCostExplorerParams } from "@/lib/domain/costs/cost-explorer-query";
import { address } from "../ui/address";

export type ReceiptLinkProps = {
  of: CostExplorer;
  span: CostPeriod;
  readings: readonly string[];
  /** The period in words. */
  spoken: string;
  children: ReactNode;
};

/** A total that opens to the calls it comes from; where there are none to name, it says why on hover. */
export function ReceiptLink({ of: { query, question }, span, readings, spoken, children }: ReceiptLinkProps) {
  const t = useTranslations("costExplorer");
  const { subject, split, within } = question;
  if (readings.length === 0)
    return <span title={t(subject.kind === "customers" ? "noReceipt" : "noReceiptAccounts")}>{children}</span>;
  const href = address("/costs/receipt", {
    reading: [...new Set(readings)],
    split: within === null ? split : `service-${split}`,
    within: within ?? undefined,
    from: span.start,
    to: span.end,
    customer: subject.kind === "customer" ? subject.customer : undefined,
    back: toCostExplorerParams(query).toString(),
  });
  return (
    <a
      data-hw-soft=""
      href={href}
      className="text-text underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-solid"
    >
      {children}
      <span className="sr-only"> {t("receipt", { period: spoken })}</span>
    </a>
  );
}
