import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { ConnectionList } from "@/components/settings/connection-list";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { UsageRetentionForm } from "@/components/settings/usage-retention-form";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { loadConnections } from "@/lib/services/settings/load-connections";
import { loadUsageRetention } from "@/lib/services/usage/set-usage-retention";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("settings.title") };
}

export default async function SettingsPage() {
  const scope = await requireStaff("settings:read");
  const [connections, retention, t] = await Promise.all([
    loadConnections(scope),
    loadUsageRetention(scope),
    getTranslations("people"),
  ]);
  return (
    <>
      <PageHeader title={t("settings.title")} facts={[{ key: "fact", text: t("settings.fact") }]} />
      <SettingsTabs />
      <Panel title={t("connections.title")} note={t("connections.note")}>
        <ConnectionList
          connections={connections}
          now={now()}
          mayTry={may(scope.role, "lanes:probe")}
          whyNotChange={may(scope.role, "connections:manage") ? null : t("connections.notPermitted")}
        />
      </Panel>
      <Panel
        title={t("retention.title")}
        note={t("retention.note", {
          by: retention.setByName ? t("retention.setBy", { name: retention.setByName }) : t("retention.asItCame"),
        })}
      >
        <ClientWords namespaces={["ui", "people", "refusals"]}>
          <UsageRetentionForm
            retention={retention}
            reason={may(scope.role, "usage:retain") ? null : t("retention.notPermitted")}
          />
        </ClientWords>
      </Panel>
    </>
  );
}
