import { useTranslations } from "next-intl";
import { DownloadLink } from "@/components/ui/download-link";
import { FormSection } from "@/components/ui/form-section";
import { PlanFileForm } from "./plan-file-form";

export function PlanFromFile() {
  const t = useTranslations("plans.csv");
  return (
    <FormSection title={t("columns")} note={t("columnsNote")}>
      <p>
        <DownloadLink href="/api/plans/template/csv" size="sm">
          {t("template")}
        </DownloadLink>
      </p>
      <PlanFileForm />
    </FormSection>
  );
}
