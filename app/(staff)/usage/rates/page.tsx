import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { RateEditor } from "@/components/rates/rate-editor";
import { RateList } from "@/components/rates/rate-list";
import { UnratedUsage } from "@/components/rates/unrated-usage";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { compileRates } from "@/lib/domain/usage/price-usage";
import { paramOf } from "@/lib/domain/values/list-query";
import { loadUsageKinds } from "@/lib/services/usage/load-usage-kinds";
import { loadUsageRates } from "@/lib/services/usage/load-usage-rates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rates"))("title") };
}

export default async function UsageRatesPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("usage:read");
  const params = await searchParams;
  const [rates, kinds] = [await loadUsageRates(scope), await loadUsageKinds(scope)];
  const t = await getTranslations("rates");
  const mayChange = may(scope.role, "rates:manage");
  const wanted = paramOf(params, "edit");
  const opened = rates.find(({ id }) => id === wanted) ?? null;
  if (wanted !== "" && wanted !== "new" && !opened) notFound();
  const card = compileRates(rates);
  const unrated = kinds.filter(({ feature, unit }) => card.find(feature, unit) === null);
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[{ key: "what", text: t("facts") }]}
        back={{ href: "/usage", label: t("back") }}
        actions={
          <LinkButton href="/usage/rates?edit=new" look="primary" reason={mayChange ? null : t("notAllowed")}>
            {t("add")}
          </LinkButton>
        }
      />
      {wanted !== "" && mayChange && (
        <ClientWords namespaces={["rates", "whatIf", "ui"]}>
          <RateEditor
            key={opened ? `${opened.id} ${opened.version}` : "new"}
            opened={opened}
            kinds={kinds}
            begin={{ feature: paramOf(params, "feature"), unit: paramOf(params, "unit") }}
          />
        </ClientWords>
      )}
      {rates.length === 0 && wanted === "" && <EmptyState kind="first-use" title={t("none")} note={t("noneNote")} />}
      {rates.length > 0 && <RateList rates={rates} kinds={kinds} mayChange={mayChange} />}
      {unrated.length > 0 && <UnratedUsage kinds={unrated} mayChange={mayChange} />}
    </>
  );
}
