import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { ReportSubject } from "@/components/usage/report-subject";
import { UsageRequestForm } from "@/components/usage/usage-request-form";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { usageRequestDraft } from "@/lib/domain/usage/usage-request-draft";
import { dateOf } from "@/lib/domain/values/calendar-date";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { paramOf } from "@/lib/domain/values/list-query";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadCustomerList } from "@/lib/services/customers/load-customer-list";
import { now } from "@/lib/support/clock";
import { settings } from "@/lib/support/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage"))("requestTitle") };
}

export default async function NewUsageReportPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("usage:read");
  const params = await searchParams;
  const t = await getTranslations("usage");
  const header = <PageHeader title={t("requestTitle")} back={{ href: "/usage", label: t("back") }} />;
  if (!may(scope.role, "usage:request")) {
    return (
      <>
        {header}
        <EmptyState kind="not-allowed" title={t("form.notAllowed")} note={t("form.notAllowedNote")} />
      </>
    );
  }
  const wanted = paramOf(params, "customer");
  const id = parseCustomerId(wanted);
  const customer = id && (await loadCustomer(scope, id));
  if (wanted !== "" && !customer) notFound();
  const isChoosing = !customer && paramOf(params, "of") === "customer";
  const query = customerListQuery({ q: params.q });
  const choice = isChoosing ? { ...(await loadCustomerList(scope, query)), q: query.q } : null;
  const today = dateOf(now());
  return (
    <Page width="prose">
      {header}
      <ReportSubject customer={customer} ownRealm={settings().here.realmId} choice={choice} params={params} />
      <ClientWords namespaces={["ui", "usage", "refusals", "operations"]}>
        <UsageRequestForm
          customer={customer && { id: customer.customer.id, realm: customer.links.hereRealm }}
          today={today}
          begin={usageRequestDraft(params, today)}
          reason={isChoosing ? t("form.chooseFirst") : null}
          cancelHref={customer ? `/customers/${customer.customer.id}/usage` : "/usage"}
        />
      </ClientWords>
    </Page>
  );
}
