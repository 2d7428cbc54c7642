import type { useTranslations } from "next-intl";
import type { ViewMenuProps } from "./view-menu";

export function viewWords(t: ReturnType<typeof useTranslations<"views">>): ViewMenuProps["words"] {
  return {
    label: t("label"),
    by: t("by", { name: "{name}" }),
    none: t("none"),
    manage: t("manage"),
    title: t("saveTitle"),
    what: t("what"),
    name: t("name"),
    share: t("share"),
    submit: t("submit"),
    saved: t("saved"),
    taken: t("taken"),
    failed: t("failed"),
  };
}
