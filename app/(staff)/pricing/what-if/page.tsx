import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { MonthPicker } from "@/components/pricing/month-picker";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMonth } from "@/components/ui/figures/format-month";
import { LinkButton } from "@/components/ui/link-button";
import { CustomerWhatIfView } from "@/components/what-if/customer-what-if-view";
import { ScenarioList } from "@/components/what-if/scenario-list";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { priceMonth, priceMonths } from "@/lib/domain/pricing/price-month";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { paramOf } from "@/lib/domain/values/list-query";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadWhatIfGround } from "@/lib/services/pricing/load-what-if-ground";
import { loadScenario, loadScenarios } from "@/lib/services/scenarios/load-scenarios";
import { now } from "@/lib/support/clock";

type PageProps = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("whatIf"))("title") };
}

export default async function WhatIfPage({ searchParams }: PageProps) {
  const scope = await requireStaff("pricing:read");
  const params = await searchParams;
  const at = now();
  const month = priceMonth(params, at);
  const t = await getTranslations("whatIf");
  const asked = paramOf(params, "customer");
  if (asked === "") {
    const scenarios = await loadScenarios(scope);
    return (
      <>
        <PageHeader title={t("title")} back={{ href: "/pricing", label: t("toPricing") }} />
        {scenarios.length > 0 ? (
          <ClientWords namespaces={["whatIf", "ui"]}>
            <ScenarioList scenarios={scenarios} role={scope.role} />
          </ClientWords>
        ) : (
          <EmptyState
            kind="first-use"
            title={t("noCustomer")}
            note={t("noCustomerNote")}
            action={<LinkButton href="/pricing">{t("toPricing")}</LinkButton>}
          />
        )}
      </>
    );
  }
  const id = parseCustomerId(asked);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer } = found;
  const wanted = paramOf(params, "scenario");
  const opened = wanted === "" ? null : await loadScenario(scope, wanted);
  if (wanted !== "" && opened?.customer !== customer.id) notFound();
  const named = formatMonth(month, await getLocale());
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[
          { key: "whose", text: customer.name },
          { key: "what", text: t("facts", { month: named }) },
        ]}
        back={{ href: `/customers/${customer.id}/pricing?month=${month}`, label: t("back", { name: customer.name }) }}
      />
      <div className="mb-4">
        <MonthPicker
          pathname="/pricing/what-if"
          params={{ customer: customer.id, scenario: opened?.id }}
          month={month}
          months={priceMonths(at)}
        />
      </div>
      <CustomerWhatIfView
        of={await loadWhatIfGround(scope, customer.id, month)}
        customer={customer.id}
        opened={opened}
        month={month}
        now={at}
      />
    </>
  );
}
