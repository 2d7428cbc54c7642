import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccountFilters, ASSIGNMENTS_PATH } from "@/components/assignments/account-filters";
import { AccountTable } from "@/components/assignments/account-table";
import { NoAccounts } from "@/components/assignments/no-accounts";
import { PageHeader } from "@/components/layout/page-header";
import { address, type Params } from "@/components/ui/address";
import { DataAge } from "@/components/ui/data-age";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { accountListQuery, toAccountListParams } from "@/lib/domain/accounts/account-list-query";
import { pageWindow } from "@/lib/domain/values/list-query";
import { loadAccountList } from "@/lib/services/assignments/load-account-list";
import { loadCustomer } from "@/lib/services/customers/load-customer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assignments"))("title") };
}

export default async function AssignmentsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("assignments:read");
  const query = accountListQuery(await searchParams);
  const params = Object.fromEntries(toAccountListParams(query));
  const [{ rows, total, readAt }, holder] = await Promise.all([
    loadAccountList(scope, query),
    query.customer && loadCustomer(scope, query.customer),
  ]);
  const { page } = pageWindow(query, total);
  if (page !== query.page) redirect(address(ASSIGNMENTS_PATH, params, { page: String(page) }));
  const t = await getTranslations("assignments");
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[
          { key: "count", text: t("count", { count: total }) },
          { key: "age", text: <DataAge source="CloudHealth" fetchedAt={readAt} /> },
        ]}
      />
      <AccountFilters query={query} params={params} customerName={holder?.customer.name ?? null} />
      {rows.length === 0 ? (
        <NoAccounts query={query} params={params} isRead={readAt !== null} />
      ) : (
        <AccountTable
          rows={rows}
          query={query}
          params={params}
          writeReason={may(scope.role, "assignments:write") ? null : t("writeReason")}
        />
      )}
      <Pagination pathname={ASSIGNMENTS_PATH} params={params} page={page} size={query.per} total={total} />
    </>
  );
}
