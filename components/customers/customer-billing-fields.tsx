import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FormSection } from "@/components/ui/form-section";
import { TextField } from "@/components/ui/text-field";
import type { CustomerFieldsProps } from "./customer-basics-fields";

export function CustomerBillingFields({ form, say, children }: CustomerFieldsProps & { children?: ReactNode }) {
  const t = useTranslations("customers.form");
  const ui = useTranslations("ui");
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <FormSection anchor="billing" title={t("billing")} note={t("billingNote")}>
      <Checkbox label={t("billingOn")} hint={t("billingOnHint")} {...register("partnerBilling.enabled")} />
      {children}
      <TextField
        label={t("folder")}
        mark={ui("optional")}
        hint={t("folderHint")}
        error={say(errors.partnerBilling?.folder?.message)}
        {...register("partnerBilling.folder")}
      />
      <TextField
        label={t("contact")}
        mark={ui("optional")}
        type="email"
        inputMode="email"
        hint={t("contactHint")}
        error={say(errors.billingContact?.message)}
        {...register("billingContact")}
      />
      <div className="sm:max-w-60">
        <TextField
          label={t("trial")}
          mark={ui("optional")}
          type="date"
          hint={t("trialHint")}
          error={say(errors.trialExpiresOn?.message)}
          {...register("trialExpiresOn")}
        />
      </div>
    </FormSection>
  );
}
