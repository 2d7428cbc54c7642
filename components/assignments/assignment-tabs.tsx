import { useTranslations } from "next-intl";
import { TabsNav } from "@/components/ui/tabs-nav";

/** The parts of what is known about accounts; shown under the header of each. */
export function AssignmentTabs() {
  const t = useTranslations("assignments.tabs");
  return (
    <TabsNav
      label={t("label")}
      tabs={[
        { href: "/assignments", label: t("all"), exact: true },
        { href: "/assignments/unassigned", label: t("unassigned") },
        { href: "/assignments/drift", label: t("drift") },
        { href: "/assignments/plans", label: t("plans") },
      ]}
    />
  );
}
