import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { CustomerForm } from "@/components/customers/customer-form";
import { NotAllowed } from "@/components/layout/not-allowed";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers.form"))("title") };
}

export default async function NewCustomerPage() {
  const scope = await requireStaff("customers:read");
  const t = await getTranslations("customers");
  return (
    <Page width="prose">
      <PageHeader
        title={t("form.title")}
        back={{ href: CUSTOMERS_PATH, label: t("title") }}
        facts={[{ key: "note", text: t("form.note") }]}
      />
      {may(scope.role, "customers:create") ? (
        <ClientWords namespaces={["ui", "customers", "refusals", "operations"]}>
          <CustomerForm />
        </ClientWords>
      ) : (
        <NotAllowed role={scope.role} />
      )}
    </Page>
  );
}
