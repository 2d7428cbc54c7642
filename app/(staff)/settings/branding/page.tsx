import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BrandingForm } from "@/components/branding/branding-form";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { DateTime } from "@/components/ui/figures/date-time";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { loadKeptBranding } from "@/lib/services/branding/load-branding";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("branding"))("title") };
}

export default async function BrandingPage() {
  const scope = await requireStaff("branding:manage");
  const [branding, t, people] = await Promise.all([
    loadKeptBranding(scope),
    getTranslations("branding"),
    getTranslations("people"),
  ]);
  const setBy = branding.setByName === null ? t("asItCame") : null;
  const by = { name: branding.setByName ?? "", at: () => <DateTime value={branding.setAt} show="both" /> };
  return (
    <>
      <PageHeader title={people("settings.title")} facts={[{ key: "set", text: setBy ?? t.rich("setBy", by) }]} />
      <SettingsTabs />
      <Page width="prose">
        <ClientWords namespaces={["ui", "branding", "shell", "refusals"]}>
          <BrandingForm key={branding.version} branding={branding} />
        </ClientWords>
      </Page>
    </>
  );
}
