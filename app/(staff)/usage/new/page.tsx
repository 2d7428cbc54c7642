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
import { customersParam, usageRequestDraft } from "@/lib/domain/usage/usage-request-draft";
import { dateOf } from "@/lib/domain/values/calendar-date";
import { paramOf } from "@/lib/domain/values/list-query";
import { loadReportSubjects } from "@/lib/services/usage/load-report-subjects";
import { now } from "@/lib/support/clock";

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
  const subjects = await loadReportSubjects(scope, params);
  const { kind, customers } = subjects;
  const named = paramOf(params, "customer");
  // An address that names a customer who is not there would ask for the partner's own usage instead.
  if (named !== "" && (customers.length === 0 || customers.length < customersParam(params).length)) notFound();
  const today = dateOf(now());
  const [only, ...others] = customers;
  return (
    <Page width="prose">
      {header}
      <ReportSubject {...subjects} pathname="/usage/new" params={params} />
      <ClientWords namespaces={["ui", "usage", "refusals", "operations"]}>
        <UsageRequestForm
          customers={customers.map(({ customer, links }) => ({
            id: customer.id,
            name: customer.name,
            realm: links.hereRealm,
          }))}
          today={today}
          begin={usageRequestDraft(params, today)}
          reason={kind !== "own" && customers.length === 0 ? t("form.chooseFirst") : null}
          cancelHref={only && others.length === 0 ? `/customers/${only.customer.id}/usage` : "/usage"}
        />
      </ClientWords>
    </Page>
  );
}
