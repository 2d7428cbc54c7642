import { useTranslations } from "next-intl";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { FormSection } from "@/components/ui/form-section";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import type { CustomerFormValues } from "./customer-form-values";

export type CustomerFieldsProps = {
  form: UseFormReturn<CustomerFormValues>;
  /** The sentence for a field's issue. */
  say: (code: string | undefined) => string | undefined;
};

export function CustomerIdentityFields({ form, say }: CustomerFieldsProps) {
  const t = useTranslations("customers.form");
  const { register, control, formState } = form;
  const kind = useWatch({ control, name: "identity.kind" });
  const faults = formState.errors.identity;
  return (
    <FormSection title={t("identity")} note={t("identityNote")}>
      <RadioCards
        legend={t("identityLegend")}
        columns={2}
        options={[
          { value: "address", label: t("byAddress") },
          { value: "azure", label: t("byAzure") },
        ]}
        {...register("identity.kind")}
      />
      {kind === "azure" ? (
        <TextField
          mono
          label={t("azure")}
          hint={t("azureHint")}
          error={say(faults?.azureCustomerId?.message)}
          autoComplete="off"
          spellCheck={false}
          {...register("identity.azureCustomerId")}
        />
      ) : (
        <AddressFields form={form} say={say} />
      )}
    </FormSection>
  );
}

function AddressFields({ form, say }: CustomerFieldsProps) {
  const t = useTranslations("customers.form");
  const ui = useTranslations("ui");
  const { register, formState } = form;
  const faults = formState.errors.identity?.address;
  const field = (name: keyof CustomerFormValues["identity"]["address"]) => ({
    label: t(name),
    error: say(faults?.[name]?.message),
    autoComplete: "off",
    ...register(`identity.address.${name}`),
  });
  return (
    <>
      <TextField {...field("street1")} />
      <TextField {...field("street2")} mark={ui("optional")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("city")} />
        <TextField {...field("zipcode")} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("state")} hint={t("stateHint")} />
        <TextField {...field("country")} />
      </div>
    </>
  );
}
