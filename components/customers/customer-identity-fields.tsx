import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { FormSection } from "@/components/ui/form-section";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { CustomerAddressFields } from "./customer-address-fields";
import type { CustomerFieldsProps } from "./customer-basics-fields";

/** Where a new customer is: an AWS customer has an address, a Microsoft one an Azure tenant or an address. */
export function CustomerIdentityFields({ form, say }: CustomerFieldsProps) {
  const t = useTranslations("customers.form");
  const { register, control, formState } = form;
  const [cloud, kind] = useWatch({ control, name: ["cloud", "identity.kind"] });
  const isMicrosoft = cloud === "microsoft";
  return (
    <FormSection title={t("identity")} note={t(isMicrosoft ? "identityNote" : "addressNote")}>
      {isMicrosoft && (
        <RadioCards
          legend={t("identityLegend")}
          columns={2}
          options={[
            { value: "address", label: t("byAddress") },
            { value: "azure", label: t("byAzure") },
          ]}
          {...register("identity.kind")}
        />
      )}
      {isMicrosoft && kind === "azure" ? (
        <TextField
          mono
          label={t("azure")}
          hint={t("azureHint")}
          error={say(formState.errors.identity?.azureCustomerId?.message)}
          autoComplete="off"
          spellCheck={false}
          {...register("identity.azureCustomerId")}
        />
      ) : (
        <CustomerAddressFields form={form} say={say} />
      )}
    </FormSection>
  );
}
