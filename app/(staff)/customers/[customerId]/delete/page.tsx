import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CustomerDeleteForm } from "@/components/customers/customer-delete-form";
import { DeletionFacts } from "@/components/customers/deletion-facts";
import { NotAllowed } from "@/components/layout/not-allowed";
import { Page } from "@/components/layout/page";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCustomerDeletion } from "@/lib/services/customers/load-customer-deletion";

export default async function DeleteCustomerPage({ params }: { params: Promise<{ customerId: string }> }) {
  const scope = await requireStaff("customers:read");
  const id = parseCustomerId((await params).customerId);
  const facts = id && (await loadCustomerDeletion(scope, id));
  if (!facts) notFound();
  const t = await getTranslations("customerLife.remove");
  return (
    <Page width="prose">
      {may(scope.role, "customers:delete") ? (
        <Panel title={t("title")} note={t("note")}>
          <DeletionFacts facts={facts} />
          <ClientWords namespaces={["ui", "customerLife", "refusals", "operations"]}>
            <CustomerDeleteForm facts={facts} />
          </ClientWords>
        </Panel>
      ) : (
        <NotAllowed role={scope.role} />
      )}
    </Page>
  );
}
