import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { CallList } from "@/components/operations/call-list";
import { OperationDecisions } from "@/components/operations/operation-decisions";
import { OperationFacts } from "@/components/operations/operation-facts";
import { OperationLive } from "@/components/operations/operation-live";
import { operationSubject } from "@/components/operations/operation-subject";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { isId } from "@/lib/domain/values/record-id";
import { loadOperation } from "@/lib/services/activity/load-activity";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity"))("operation.title") };
}

export default async function OperationPage({ params }: { params: Promise<{ operationId: string }> }) {
  const scope = await requireStaff("activity:read");
  const { operationId } = await params;
  const found = isId(operationId) ? await loadOperation(scope, operationId) : null;
  if (found === null) notFound();
  const { operation, calls } = found;
  const t = await getTranslations();
  const subject = operationSubject(operation);
  return (
    <Page width="prose">
      <PageHeader
        title={t(`operations.kinds.${operation.kind}`, { subject })}
        back={{ href: "/activity", label: t("activity.title") }}
      />
      <ClientWords namespaces={["operations", "refusals", "ui"]}>
        <OperationLive operation={operation} isHere />
        <OperationDecisions operation={operation} mayDecide={may(scope.role, "operations:decide")} />
      </ClientWords>
      <div className="mt-6">
        <OperationFacts operation={operation} />
      </div>
      {operation.attempts > 0 && (
        <Panel title={t("audit.entry.calls")}>
          <CallList calls={calls} />
        </Panel>
      )}
    </Page>
  );
}
