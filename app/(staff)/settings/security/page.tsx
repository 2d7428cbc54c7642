import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { FactorPolicyForm } from "@/components/settings/factor-policy-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { DateTime } from "@/components/ui/figures/date-time";
import { Panel } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { loadFactorPolicy } from "@/lib/services/people/set-factor-policy";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("security.title") };
}

export default async function SecurityPage() {
  const scope = await requireStaff("people:manage");
  const [{ policy, staff, withFactor, hasFactor }, t] = await Promise.all([
    loadFactorPolicy(scope),
    getTranslations("people"),
  ]);
  const counts = { count: staff, having: withFactor };
  return (
    <>
      <PageHeader title={t("settings.title")} facts={[{ key: "have", text: t("security.have", counts) }]} />
      <SettingsTabs />
      <div className="max-w-[720px]">
        <Panel title={t("security.factor")} note={t("security.note")}>
          <div className="mb-4 text-sm">
            <Status tone={policy.required ? "positive" : "neutral"}>
              {t(policy.required ? "security.required" : "security.optional")}
            </Status>
            {policy.setByName && (
              <p className="mt-1 text-muted">
                {t.rich("security.setBy", {
                  name: policy.setByName,
                  at: () => <DateTime value={policy.setAt} show="both" />,
                })}
              </p>
            )}
          </div>
          <ClientWords namespaces={["people"]}>
            <FactorPolicyForm policy={policy} hasFactor={hasFactor} without={staff - withFactor} />
          </ClientWords>
        </Panel>
      </div>
    </>
  );
}
