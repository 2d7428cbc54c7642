import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { Notice } from "@/components/ui/notice";
import type { CustomerFieldsProps } from "./customer-basics-fields";

export type BillingOffWarningProps = Pick<CustomerFieldsProps, "form"> & { wasOn: boolean; accountCount: number };

/** Says what follows when partner billing is about to go off under assigned accounts. */
export function BillingOffWarning({ form, wasOn, accountCount }: BillingOffWarningProps) {
  const t = useTranslations("customerLife.edit");
  const isOn = useWatch({ control: form.control, name: "partnerBilling.enabled" });
  if (isOn || !wasOn || accountCount === 0) return null;
  return (
    <Notice tone="caution" title={t("billingOff", { count: accountCount })}>
      {t("billingOffNote")}
    </Notice>
  );
}
