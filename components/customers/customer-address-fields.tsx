import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";
import type { CustomerFieldsProps } from "./customer-basics-fields";
import type { CustomerFormValues } from "./customer-form-values";

export function CustomerAddressFields({ form, say }: CustomerFieldsProps) {
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
