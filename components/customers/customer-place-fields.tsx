import { useTranslations } from "next-intl";
import { FormSection } from "@/components/ui/form-section";
import { TextField } from "@/components/ui/text-field";
import type { Customer } from "@/lib/domain/customers/customer";
import { CustomerAddressFields } from "./customer-address-fields";
import type { CustomerFieldsProps } from "./customer-basics-fields";

export type CustomerPlaceFieldsProps = CustomerFieldsProps & { of: Customer };

/** Where a customer is: its address can change, its Azure tenant cannot. */
export function CustomerPlaceFields({ form, say, of }: CustomerPlaceFieldsProps) {
  const t = useTranslations("customers.form");
  const life = useTranslations("customerLife.edit");
  if (of.azureCustomerId !== null && of.address === null) {
    return (
      <FormSection title={t("identity")}>
        <TextField mono readOnly name="azure" label={t("azure")} value={of.azureCustomerId} hint={life("azureFixed")} />
      </FormSection>
    );
  }
  return (
    <FormSection title={t("identity")} note={life(of.address === null ? "noAddress" : "placeNote")}>
      <CustomerAddressFields form={form} say={say} />
    </FormSection>
  );
}
