import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { customerColumnLabels } from "@/components/customers/customer-columns";
import { CUSTOMERS_PATH, CustomerFilters } from "@/components/customers/customer-filters";
import { CustomerTable } from "@/components/customers/customer-table";
import { NoCustomers } from "@/components/customers/no-customers";
import { PageHeader } from "@/components/layout/page-header";
import { address, type Params } from "@/components/ui/address";
import { chosenIn } from "@/components/ui/choice-cookie";
import { ColumnMenu } from "@/components/ui/column-menu";
import { columnWords } from "@/components/ui/column-words";
import { DataAge } from "@/components/ui/data-age";
import { chooseDensity, DENSITY_COOKIE } from "@/components/ui/density";
import { DownloadLink } from "@/components/ui/download-link";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { ViewMenu } from "@/components/views/view-menu";
import { viewWords } from "@/components/views/view-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { customerListQuery, toCustomerListParams } from "@/lib/domain/customers/customer-list-query";
import { pageWindow } from "@/lib/domain/values/list-query";
import { loadCustomerLines } from "@/lib/services/customers/load-customer-lines";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function CustomersPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("customers:read");
  const query = customerListQuery(await searchParams);
  const shown = toCustomerListParams(query);
  const params = Object.fromEntries(shown);
  const { rows, total, readAt, views } = await loadCustomerLines(scope, query);
  const { page } = pageWindow(query, total);
  if (page !== query.page) redirect(address(CUSTOMERS_PATH, params, { page: String(page) }));
  shown.delete("page");
  const t = await getTranslations("customers");
  const density = chooseDensity(chosenIn(await cookies(), DENSITY_COOKIE));
  const reason = (allowed: boolean) => (allowed ? null : t("writeReason"));
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[
          { key: "count", text: t("count", { count: total }) },
          { key: "age", text: <DataAge source="CloudHealth" fetchedAt={readAt} /> },
        ]}
        actions={
          <>
            {total > 0 && (
              <DownloadLink
                href={address("/api/customers/csv", params, { page: null, per: null })}
                note={t("exportNote")}
              >
                {t("export", { count: total })}
              </DownloadLink>
            )}
            <LinkButton href="/customers/import" reason={reason(may(scope.role, "customers:change"))}>
              {t("import")}
            </LinkButton>
            <LinkButton
              href="/customers/new"
              look="primary"
              icon={<Plus size={16} aria-hidden />}
              reason={reason(may(scope.role, "customers:create"))}
            >
              {t("new")}
            </LinkButton>
          </>
        }
      />
      <CustomerFilters query={query} params={params}>
        <ViewMenu
          page="customers"
          views={views}
          params={shown.toString()}
          words={viewWords(await getTranslations("views"))}
        />
        <ColumnMenu
          pathname={CUSTOMERS_PATH}
          params={params}
          columns={customerColumnLabels(t)}
          shown={query.columns}
          density={density}
          words={columnWords(await getTranslations("ui.table"))}
        />
      </CustomerFilters>
      {rows.length === 0 ? (
        <NoCustomers query={query} params={params} isRead={readAt !== null} />
      ) : (
        <>
          <CustomerTable
            rows={rows}
            total={total}
            query={query}
            params={params}
            writeReason={reason(may(scope.role, "customers:change"))}
          />
          <p className="mt-2 text-xs text-muted">{t("costNote")}</p>
        </>
      )}
      <Pagination pathname={CUSTOMERS_PATH} params={params} page={page} size={query.per} total={total} />
    </>
  );
}
