import { useTranslations } from "next-intl";
import { TabsNav } from "../ui/tabs-nav";

export function SettingsTabs() {
  const t = useTranslations("people.settings");
  return (
    <div className="mb-4">
      <TabsNav
        label={t("title")}
        tabs={[
          { href: "/settings", label: t("connections"), exact: true },
          { href: "/settings/branding", label: t("branding") },
          { href: "/settings/people", label: t("people") },
          { href: "/settings/security", label: t("security") },
        ]}
      />
    </div>
  );
}
