import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuditEntryView } from "@/components/activity/audit-entry-view";
import { auditVerb } from "@/components/activity/audit-verb";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireStaff } from "@/lib/auth/require-staff";
import { loadAuditLine } from "@/lib/services/activity/load-audit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("entry.title") };
}

export default async function AuditEntryPage({ params }: { params: Promise<{ entryId: string }> }) {
  const scope = await requireStaff("activity:read");
  const { entryId } = await params;
  const found = /^\d{1,18}$/.test(entryId) ? await loadAuditLine(scope, entryId) : null;
  if (found === null) notFound();
  const t = await getTranslations("activity");
  const known = auditVerb(found.line.verb);
  return (
    <Page width="prose">
      <PageHeader
        title={known ? t(`audit.verbs.${known}`) : found.line.verb}
        back={{ href: "/activity?view=audit", label: t("audit.title") }}
      />
      <AuditEntryView line={found.line} hash={found.hash} />
    </Page>
  );
}
