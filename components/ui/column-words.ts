import type { useTranslations } from "next-intl";
import type { ColumnMenuProps } from "./column-menu";

export function columnWords(t: ReturnType<typeof useTranslations<"ui.table">>): ColumnMenuProps["words"] {
  return {
    columns: t("columns"),
    shown: t("shown"),
    apply: t("apply"),
    density: t("density.label"),
    densities: {
      compact: t("density.compact"),
      standard: t("density.standard"),
      comfortable: t("density.comfortable"),
    },
  };
}
