import { useTranslations } from "next-intl";
import { SearchInput } from "./search-input";

export function SearchBox({
  label,
  placeholder,
  value,
}: {
  label: string;
  placeholder?: string;
  value?: string | undefined;
}) {
  const t = useTranslations("ui");
  return (
    <SearchInput label={label} placeholder={placeholder ?? label} value={value ?? ""} clearLabel={t("clearSearch")} />
  );
}
