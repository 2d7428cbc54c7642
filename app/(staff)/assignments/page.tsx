import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { accountColumnLabels } from "@/components/assignments/account-columns";
import { AccountFilters, ASSIGNMENTS_PATH } from "@/components/assignments/account-filters";
import { AccountTable } from "@/components/assignments/account-table";
import { AssignmentTabs } from "@/components/assignments/assignment-tabs";
import { NoAccounts } from "@/components/assignments/no-accounts";
import { PageHeader } from "@/components/layout/page-header";
import { address, type Params } from "@/components/ui/address";
import { chosenIn } from "@/components/ui/choice-cookie";
import { ColumnMenu } from "@/components/ui/column-menu";
import { columnWords } from "@/components/ui/column-words";
import { DataAge } from "@/components/ui/data-age";
import { chooseDensity, DENSITY_COOKIE } from "@/components/ui/density";
import { DownloadLink } from "@/components/ui/download-link";
import { Pagination } from "@/components/ui/pagination";
import { ViewMenu } from "@/components/views/view-menu";
import { viewWords } from "@/components/views/view-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { accountListQuery, toAccountListParams } from "@/lib/domain/accounts/account-list-query";
import { pageWindow } from "@/lib/domain/values/list-query";
import { loadAccountList } from "@/lib/services/assignments/load-account-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assignments"))("title") };
}

export default async function AssignmentsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("assignments:read");
  const query = accountListQuery(await searchParams);
  const shown = toAccountListParams(query);
  const params = Object.fromEntries(shown);
  const { rows, total, readAt, views, customerName } = await loadAccountList(scope, query);
  const { page } = pageWindow(query, total);
  if (page !== query.page) redirect(address(ASSIGNMENTS_PATH, params, { page: String(page) }));
  shown.delete("page");
  const t = await getTranslations("assignments");
  const density = chooseDensity(chosenIn(await cookies(), DENSITY_COOKIE));
  const writeReason = may(scope.role, "assignments:write") ? null : t("writeReason");
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[
          { key: "count", text: t("count", { count: total }) },
          { key: "age", text: <DataAge source="CloudHealth" fetchedAt={readAt} /> },
        ]}
        actions={
          total > 0 && (
            <DownloadLink
              href={address("/api/assignments/csv", params, { page: null, per: null })}
              note={t("exportNote")}
            >
              {t("export", { count: total })}
            </DownloadLink>
          )
        }
      />
      <AssignmentTabs />
      <AccountFilters query={query} params={params} customerName={customerName}>
        <ViewMenu
          page="assignments"
          views={views}
          params={shown.toString()}
          words={viewWords(await getTranslations("views"))}
        />
        <ColumnMenu
          pathname={ASSIGNMENTS_PATH}
          params={params}
          columns={accountColumnLabels(t)}
          shown={query.columns}
          density={density}
          words={columnWords(await getTranslations("ui.table"))}
        />
      </AccountFilters>
      {rows.length === 0 ? (
        <NoAccounts query={query} params={params} isRead={readAt !== null} />
      ) : (
        <AccountTable rows={rows} total={total} query={query} params={params} writeReason={writeReason} />
      )}
      <Pagination pathname={ASSIGNMENTS_PATH} params={params} page={page} size={query.per} total={total} />
    </>
  );
}
