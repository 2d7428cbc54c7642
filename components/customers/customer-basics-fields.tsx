import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FormSection } from "@/components/ui/form-section";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import type { CustomerFormValues } from "./customer-form-values";

export type CustomerFieldsProps = {
  form: UseFormReturn<CustomerFormValues>;
  /** The sentence for a field's issue. */
  say: (code: string | undefined) => string | undefined;
};

export function CustomerBasicsFields({ form, say, children }: CustomerFieldsProps & { children?: ReactNode }) {
  const t = useTranslations("customers.form");
  const { register, formState } = form;
  return (
    <FormSection title={t("basics")}>
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        error={say(formState.errors.name?.message)}
        autoComplete="off"
        {...register("name")}
      />
      {children}
      <RadioCards
        legend={t("classification")}
        columns={2}
        options={[
          { value: "managed_without_access", label: t("withoutAccess"), hint: t("withoutAccessHint") },
          { value: "managed_with_access", label: t("withAccess"), hint: t("withAccessHint") },
        ]}
        {...register("classification")}
      />
    </FormSection>
  );
}
