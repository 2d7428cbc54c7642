import type { useTranslations } from "next-intl";
import { CUSTOMER_COLUMNS, type CustomerColumn } from "@/lib/domain/customers/customer-list-query";

/** What each column is called, in the list's order. */
export function customerColumnLabels(
  t: ReturnType<typeof useTranslations<"customers">>,
): readonly { readonly key: CustomerColumn; readonly label: string }[] {
  const elsewhere = { pattern: t("pattern.label"), billing: t("billing.label"), access: t("access.label") } as const;
  return CUSTOMER_COLUMNS.map((key) => ({
    key,
    label: key === "pattern" || key === "billing" || key === "access" ? elsewhere[key] : t(`columns.${key}`),
  }));
}
