import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CustomerAccountsTable } from "@/components/customers/customer-accounts-table";
import { PageHeader } from "@/components/layout/page-header";
import { DataAge } from "@/components/ui/data-age";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/lib/auth/require-viewer";
import { loadCustomerAccounts } from "@/lib/services/assignments/load-customer-accounts";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("my"))("accounts.title") };
}

export default async function MyAccountsPage() {
  const scope = await requireViewer();
  const { accounts, readAt } = await loadCustomerAccounts(scope, scope.customerId);
  const t = await getTranslations();
  const source = t("sync.upstreams.cloudhealth");
  return (
    <>
      <PageHeader
        title={t("my.accounts.title")}
        facts={[
          { key: "count", text: t("my.accounts.count", { count: accounts.length }) },
          ...(readAt ? [{ key: "age", text: <DataAge source={source} fetchedAt={readAt} now={now()} /> }] : []),
        ]}
      />
      {accounts.length === 0 ? (
        <EmptyState kind="first-use" title={t("my.accounts.none")} note={t("my.accounts.noneNote")} />
      ) : (
        <>
          <p className="mb-3 text-sm text-muted">{t("my.accounts.payers")}</p>
          <CustomerAccountsTable accounts={accounts} now={now()} />
        </>
      )}
    </>
  );
}
