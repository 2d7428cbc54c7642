import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CustomerEditForm } from "@/components/customers/customer-edit-form";
import { NotAllowed } from "@/components/layout/not-allowed";
import { Page } from "@/components/layout/page";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCustomer } from "@/lib/services/customers/load-customer";

export default async function EditCustomerPage({ params }: { params: Promise<{ customerId: string }> }) {
  const scope = await requireStaff("customers:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const t = await getTranslations("customerLife.edit");
  return (
    <Page width="prose">
      {may(scope.role, "customers:change") ? (
        <Panel title={t("title")} note={t("note")}>
          <ClientWords namespaces={["ui", "customers", "customerLife", "refusals", "operations"]}>
            <div className="mt-4">
              <CustomerEditForm of={found} />
            </div>
          </ClientWords>
        </Panel>
      ) : (
        <NotAllowed role={scope.role} />
      )}
    </Page>
  );
}
