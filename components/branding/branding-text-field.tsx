import { useTranslations } from "next-intl";
import type { BrandingField } from "@/lib/domain/branding/branding";
import { LONGEST } from "@/lib/domain/branding/branding-input";
import { TextField } from "../ui/text-field";

export type BrandingTextFieldProps = {
  name: Exclude<BrandingField, "accentLight" | "accentDark">;
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
  type?: "text" | "email" | "tel" | "url";
  lang?: "en" | "fr";
};

/** One text of the branding. Needs the words of "branding". */
export function BrandingTextField({ name, onValue, ...rest }: BrandingTextFieldProps) {
  const t = useTranslations("branding");
  return (
    <TextField
      {...rest}
      name={name}
      label={t(`fields.${name}`)}
      mark={t("optional")}
      hint={t(`hints.${name}`)}
      onChange={({ target }) => onValue(target.value)}
      autoComplete="off"
      maxLength={LONGEST[name]}
    />
  );
}
